package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.Checkup.Cause;
import org.xueshi.lti.entity.CheckupAsked;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.entity.Actor;

/**
 * 体检, the registration doctor: tries what a platform needs to do for us, and says in plain words
 * what works, what does not, and what its administrator can do about it. After registration, every
 * week, and whenever somebody asks; findings are kept as they come.
 */
@ApplicationScoped
public class Doctor {

  private static final int SHOWN_MAX = 12;

  private Registrations registrations;
  private CheckupStore store;
  private ReachExam reach;
  private ProofExam proof;
  private TokenExam tokens;
  private CourseExam course;
  private Event<CheckupAsked> asked;
  private Duration every;
  private Clock clock;

  protected Doctor() {}

  /**
   * @param every how often a platform is looked at by itself; zero for never
   */
  @Inject
  public Doctor(
      Registrations registrations,
      CheckupStore store,
      ReachExam reach,
      ProofExam proof,
      TokenExam tokens,
      CourseExam course,
      Event<CheckupAsked> asked,
      @ConfigProperty(name = "xueshi.lti.doctor.every", defaultValue = "P7D") Duration every,
      Clock clock) {
    this.registrations = registrations;
    this.store = store;
    this.reach = reach;
    this.proof = proof;
    this.tokens = tokens;
    this.course = course;
    this.asked = asked;
    this.every = every;
    this.clock = clock;
  }

  /**
   * Has a platform looked at now, in the background; one that is being looked at is not looked at
   * twice.
   *
   * @return where its findings will stand
   * @throws Refusal NOT_FOUND if there is no such platform, CONFLICT if it is not let in
   */
  @Transactional
  public UUID ask(UUID registrationId, Actor actor) {
    var tenant = actor.tenant();
    var platform = registrations.byId(tenant, registrationId).orElseThrow(Refusal::notFound);
    if (!platform.active()) {
      throw Refusal.conflict("lti.doctor.notActive");
    }
    var now = clock.instant();
    var running = of(tenant, registrationId).stream().filter(each -> each.running(now)).findFirst();
    if (running.isPresent()) {
      return running.get().id();
    }
    var id = store.begin(tenant, registrationId, Cause.ASKED, now);
    asked.fire(new CheckupAsked(tenant, id));
    return id;
  }

  /** Looks at one platform whose turn it is; false if none is due. Not inside a transaction. */
  public boolean examineNext(UUID tenant) {
    if (every.isZero()) {
      return false;
    }
    var now = clock.instant();
    store.enrol(tenant, now);
    var turn = store.take(tenant, now, every);
    turn.ifPresent(
        due -> examine(tenant, store.begin(tenant, due.registrationId(), due.cause(), now)));
    return turn.isPresent();
  }

  /** Makes a check-up that was begun: waits for the platform, so never inside a transaction. */
  public void examine(UUID tenant, UUID checkupId) {
    var checkup = store.find(tenant, checkupId).orElseThrow();
    var platform = registrations.byId(tenant, checkup.registrationId());
    platform.ifPresent(known -> examine(known, kept(tenant, checkupId)));
    store.finish(tenant, checkupId, clock.instant());
  }

  private void examine(Registration platform, Consumer<CheckupFinding> found) {
    reach.examine(platform, found);
    var granted = tokens.examine(platform, found);
    proof.examine(platform, !granted.isEmpty(), found);
    course.examine(platform, granted, found);
  }

  private Consumer<CheckupFinding> kept(UUID tenant, UUID checkupId) {
    var position = new AtomicInteger();
    return finding -> store.found(tenant, checkupId, position.getAndIncrement(), finding);
  }

  public Optional<Checkup> find(UUID tenant, UUID checkupId) {
    return store.find(tenant, checkupId);
  }

  /** The newest check-ups of one platform. */
  public List<Checkup> of(UUID tenant, UUID registrationId) {
    return store.of(tenant, registrationId, SHOWN_MAX);
  }

  /** The last finished check-up of each platform. */
  public List<Checkup> latest(UUID tenant) {
    return store.latest(tenant);
  }
}
