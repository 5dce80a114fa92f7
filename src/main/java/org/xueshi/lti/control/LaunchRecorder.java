package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.entity.Check;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.LaunchReport;
import org.xueshi.lti.entity.PlatformError;
import org.xueshi.lti.entity.Problem;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.Signature;
import org.xueshi.people.control.Districts;

/** The launch recorder: one row an attempt, for the administrator who is told a reference. */
@ApplicationScoped
public class LaunchRecorder {

  private static final Logger LOG = Logger.getLogger(LaunchRecorder.class.getName());
  private static final int DETAIL_MAX = 200;

  private LaunchStore store;
  private Districts districts;
  private Clock clock;

  protected LaunchRecorder() {}

  @Inject
  public LaunchRecorder(LaunchStore store, Districts districts, Clock clock) {
    this.store = store;
    this.districts = districts;
    this.clock = clock;
  }

  /** The newest attempts, of one platform or (null) of all. */
  public List<LaunchRecord> recent(UUID tenant, UUID registrationId, boolean refusedOnly) {
    return store.recent(tenant, registrationId, refusedOnly, 50);
  }

  public Optional<LaunchRecord> byReference(UUID tenant, String reference) {
    return store.byReference(tenant, reference);
  }

  /** Records that what was posted to us is too large, or no form. */
  @Transactional
  public Refused unreadable() {
    return refuse(districts.current(), null, Problem.FORM_UNREADABLE, "", LaunchFacts.none());
  }

  /** Records a refusal that came before any token was judged; {@code platform} may be null. */
  @Transactional
  Refused refuse(
      UUID tenant, Registration platform, Problem problem, String detail, LaunchFacts facts) {
    var failure = new Failure(problem.name(), shortened(detail));
    return refuse(tenant, platform, List.of(failure), facts, Optional.empty());
  }

  /** Records a judgement that was a refusal. */
  Refused refuse(Registration platform, LaunchReport report, Optional<URI> returnUrl) {
    return refuse(platform.tenant(), platform, failures(report), report.facts(), returnUrl);
  }

  /** Records that a launch could not be judged for want of the platform's keys. */
  @Transactional
  Refused withoutKeys(Registration platform, LaunchFacts facts) {
    var failure = new Failure(Check.SIGNATURE.name(), Signature.KEYS_UNAVAILABLE.name());
    return refuse(platform.tenant(), platform, List.of(failure), facts, Optional.empty());
  }

  static List<Failure> failures(LaunchReport report) {
    return report.failed().stream()
        .map(finding -> new Failure(finding.check().name(), shortened(finding.detail())))
        .toList();
  }

  /** Records that the platform itself refused, in its own words if they may be repeated. */
  Refused refuse(UUID tenant, Registration platform, PlatformError error, Optional<String> said) {
    var words = said.map(LaunchRecorder::shortened).filter(text -> !text.isEmpty());
    var detail = error.shown() + words.map(text -> ": " + text).orElse("");
    var failure = new Failure(Problem.PLATFORM_REFUSED.name(), detail);
    var refused = refuse(tenant, platform, List.of(failure), LaunchFacts.none(), Optional.empty());
    return new Refused(
        refused.reference(),
        new Failure(failure.name(), error.shown()),
        Optional.empty(),
        Optional.of(new Refused.Said(Text.of(error.key()), words.orElse(""))));
  }

  /** Records a good launch that no rung of the ladder could carry. */
  Refused refuse(Climb climb, Optional<URI> returnUrl) {
    var last = climb.failures().get(climb.failures().size() - 1);
    var launch = climb.launch();
    var record = record(Outcome.REFUSED, launch.registrationId(), climb.facts(), climb.failures());
    store.add(climb.tenant(), record);
    LOG.info(() -> "launch refused: " + last.name() + ", " + record.reference());
    return new Refused(record.reference(), last, returnUrl, Optional.empty());
  }

  /** Records a launch that waits for its person to confirm in a window of our own. */
  LaunchRecord park(Climb climb) {
    var launch = climb.launch();
    var record = record(Outcome.PARKED, launch.registrationId(), climb.facts(), climb.failures());
    store.add(climb.tenant(), record);
    return record;
  }

  private Refused refuse(
      UUID tenant,
      Registration platform,
      List<Failure> failures,
      LaunchFacts facts,
      Optional<URI> returnUrl) {
    var record = record(Outcome.REFUSED, platform == null ? null : platform.id(), facts, failures);
    store.add(tenant, record);
    LOG.info(() -> "launch refused: " + failures.get(0).name() + ", " + record.reference());
    return new Refused(record.reference(), failures.get(0), returnUrl, Optional.empty());
  }

  private LaunchRecord record(
      Outcome outcome, UUID registrationId, LaunchFacts facts, List<Failure> failures) {
    var id = Ids.next();
    return new LaunchRecord(
        id,
        LaunchRecord.referenceOf(id),
        clock.instant(),
        outcome,
        registrationId,
        null,
        null,
        null,
        facts,
        failures);
  }

  static String shortened(String detail) {
    // What follows an address may name a person.
    var cleaned = Claims.clean(detail).replaceAll("(?i)(https?://[^\\s?#]*)[?#]\\S*", "$1");
    var end =
        cleaned.offsetByCodePoints(
            0, Math.min(DETAIL_MAX, cleaned.codePointCount(0, cleaned.length())));
    return cleaned.substring(0, end);
  }
}
