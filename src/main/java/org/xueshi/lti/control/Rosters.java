package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.Roster;
import org.xueshi.lti.entity.RosterAsked;
import org.xueshi.lti.entity.RosterMember;

/**
 * 平台选课名单: what platforms said of who is enrolled. Read when somebody asks and once a day after
 * that; kept as it came, so that a platform that is away takes nothing with it.
 */
@ApplicationScoped
public class Rosters {

  /** Custom parameter of every launch: {@code $Moodle.Person.userGroupIds}. */
  public static final String GROUPS = "user_group_ids";

  private static final Duration OLD = Duration.ofHours(20);
  private static final Duration LATELY = Duration.ofDays(60);

  private RosterStore store;
  private RosterMemberStore members;
  private Event<RosterAsked> asked;
  private Clock clock;

  protected Rosters() {}

  @Inject
  Rosters(RosterStore store, RosterMemberStore members, Event<RosterAsked> asked, Clock clock) {
    this.store = store;
    this.members = members;
    this.asked = asked;
    this.clock = clock;
  }

  /** As it was last read; empty if nobody asked for it yet. */
  public Optional<Roster> of(UUID tenant, String courseKey) {
    return store.find(tenant, courseKey);
  }

  /** Everybody who was ever on it, trainers first, then by name. */
  public List<RosterMember> members(UUID tenant, String courseKey) {
    return members.all(tenant, courseKey);
  }

  /** Groups by person, as launches named them. */
  public Map<UUID, List<String>> groups(UUID tenant, String courseKey) {
    return members.groups(tenant, courseKey);
  }

  /**
   * Has the roster of a launch's course read, in the background.
   *
   * @throws Refusal CONFLICT if the platform does not offer it
   */
  @Transactional
  public void ask(LaunchDetails launch, String courseKey) {
    var url =
        launch.message().memberships().orElseThrow(() -> Refusal.conflict("lti.roster.notOffered"));
    var service = new CourseService(launch.tenant(), launch.registrationId(), url);
    store.ask(courseKey, service, launch.message().groupsUrl().orElse(null), clock.instant());
    asked.fire(new RosterAsked(launch.tenant(), courseKey));
  }

  /** Has rosters read again that are old and were asked for in the last weeks. */
  @Transactional
  public void askAgain(UUID tenant) {
    if (store.askAgain(tenant, clock.instant(), OLD, LATELY) > 0) {
      asked.fire(new RosterAsked(tenant, ""));
    }
  }

  /** Moodle says with each launch which groups its person is in, and nowhere else. */
  void launched(@Observes LaunchAccepted launch) {
    var said = launch.message().custom().getOrDefault(GROUPS, "");
    if (launch.courseKey() != null && said.matches("[0-9, ]+")) {
      var groups = Arrays.stream(said.split("[, ]+")).filter(id -> !id.isEmpty()).toList();
      members.group(
          launch.tenant(), launch.courseKey(), launch.personId(), groups, clock.instant());
    }
  }
}
