package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.LaunchReport;
import org.xueshi.lti.entity.Problem;
import org.xueshi.lti.entity.Registration;

/** The launch recorder: one row an attempt, for the administrator who is told a reference. */
@ApplicationScoped
public class LaunchRecorder {

  private static final Logger LOG = Logger.getLogger(LaunchRecorder.class.getName());
  private static final int DETAIL_MAX = 200;

  private LaunchStore store;
  private Clock clock;

  protected LaunchRecorder() {}

  @Inject
  public LaunchRecorder(LaunchStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The newest attempts, of one platform or (null) of all. */
  public List<LaunchRecord> recent(UUID tenant, UUID registrationId, boolean refusedOnly) {
    return store.recent(tenant, registrationId, refusedOnly, 50);
  }

  public Optional<LaunchRecord> byReference(UUID tenant, String reference) {
    return store.byReference(tenant, reference);
  }

  /** Records a refusal that came before any token was judged; {@code platform} may be null. */
  @Transactional
  Refused refuse(
      UUID tenant, Registration platform, Problem problem, String detail, LaunchFacts facts) {
    var failure = new Failure(problem.name(), shortened(detail));
    return refuse(tenant, platform, List.of(failure), facts, Optional.empty());
  }

  /** Records a judgement that was a refusal. */
  Refused refuse(Registration platform, LaunchReport report, Optional<java.net.URI> returnUrl) {
    return refuse(platform.tenant(), platform, failures(report), report.facts(), returnUrl);
  }

  static List<Failure> failures(LaunchReport report) {
    return report.failed().stream()
        .map(finding -> new Failure(finding.check().name(), shortened(finding.detail())))
        .toList();
  }

  private Refused refuse(
      UUID tenant,
      Registration platform,
      List<Failure> failures,
      LaunchFacts facts,
      Optional<java.net.URI> returnUrl) {
    var id = Ids.next();
    var record =
        new LaunchRecord(
            id,
            LaunchRecord.referenceOf(id),
            clock.instant(),
            Outcome.REFUSED,
            platform == null ? null : platform.id(),
            null,
            null,
            null,
            facts,
            failures);
    store.add(tenant, record);
    LOG.info(() -> "launch refused: " + failures.get(0).name() + ", " + record.reference());
    return new Refused(record.reference(), failures.get(0), returnUrl);
  }

  private static String shortened(String detail) {
    var cleaned = Claims.clean(detail);
    return cleaned.substring(0, Math.min(cleaned.length(), DETAIL_MAX));
  }
}
