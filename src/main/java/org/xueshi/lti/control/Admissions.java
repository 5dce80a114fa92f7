package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.Rung;
import org.xueshi.people.control.Identities;
import org.xueshi.people.entity.PlatformSubject;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/**
 * Lets the person of a good launch in, within the caller's transaction: who it is, a new session,
 * the record, and word to the features behind.
 */
@ApplicationScoped
class Admissions {

  /** A launch about to be let in; {@code language} is the reader's if the launch says none. */
  record Admission(UUID tenant, Launch launch, LaunchFacts facts, Rung rung, Language language) {}

  private Identities identities;
  private Sessions sessions;
  private LaunchStore store;
  private Legacy legacy;
  private Event<LaunchAccepted> accepted;
  private Clock clock;

  protected Admissions() {}

  @Inject
  Admissions(
      Identities identities,
      Sessions sessions,
      LaunchStore store,
      Legacy legacy,
      Event<LaunchAccepted> accepted,
      Clock clock) {
    this.identities = identities;
    this.sessions = sessions;
    this.store = store;
    this.legacy = legacy;
    this.accepted = accepted;
    this.clock = clock;
  }

  Opened admit(Admission admission) {
    var launch = admission.launch();
    var personId = identities.personOf(subject(admission));
    var session = sessions.open(session(admission, personId));
    var doubts = legacy.keep(admission.tenant(), launch, personId);
    var record = record(admission, personId, doubts, clock.instant());
    var expiresAt = record.at().plus(NewSession.LAUNCH_LASTS);
    store.add(
        admission.tenant(),
        record,
        new StoredMessage(session.id(), launch.message().toMap(), expiresAt));
    var word =
        new LaunchAccepted(
            admission.tenant(),
            record.id(),
            session.id(),
            launch.registrationId(),
            personId,
            launch.role(),
            launch.courseKey().orElse(null),
            launch.message());
    accepted.fire(word);
    return new Opened(session, word, admission.rung());
  }

  private static LaunchRecord record(
      Admission admission, UUID personId, List<Failure> doubts, Instant now) {
    var id = Ids.next();
    return new LaunchRecord(
        id,
        LaunchRecord.referenceOf(id),
        now,
        Outcome.ACCEPTED,
        admission.launch().registrationId(),
        personId,
        admission.launch().role(),
        admission.rung(),
        admission.facts(),
        doubts);
  }

  private static NewSession session(Admission admission, UUID personId) {
    var launch = admission.launch();
    var spoken = launch.message().locale().flatMap(locale -> Language.of(locale.toLanguageTag()));
    return new NewSession(
        admission.tenant(),
        Viewer.Kind.LAUNCH,
        personId,
        null,
        launch.user().name(),
        spoken.orElse(admission.language()),
        launch.role(),
        launch.courseKey().orElse(null),
        NewSession.LAUNCH_LASTS);
  }

  private static PlatformSubject subject(Admission admission) {
    var user = admission.launch().user();
    return new PlatformSubject(
        admission.tenant(),
        admission.launch().registrationId(),
        admission.launch().deploymentId(),
        user.subject(),
        user.staffNumber(),
        user.familyName(),
        user.givenName(),
        user.email().isEmpty() ? null : user.email());
  }
}
