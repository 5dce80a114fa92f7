package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.control.FakePlatform.map;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.lti.entity.Roster;
import org.xueshi.lti.entity.RosterAsked;
import org.xueshi.lti.entity.RosterMember.Presence;
import org.xueshi.test.Announced;
import org.xueshi.web.entity.CourseRole;

/** Rosters as they are read again and again, on a real database. */
class RostersTest {

  private final LtiWorld world = new LtiWorld();
  private final Announced<RosterAsked> announced = new Announced<>();
  private final RosterMemberStore people = new RosterMemberStore(world.jdbi);
  private final RosterStore store = new RosterStore(world.jdbi);
  private final Rosters rosters = new Rosters(store, people, announced, world.clock);
  private final PagedClient pages = new PagedClient(world.services);
  private final RosterReader reader =
      new RosterReader(store, people, new Members(pages), new CourseGroups(pages), world.clock);
  private final Map<String, String> headers = new HashMap<>();
  private UUID registration;
  private String course;

  @BeforeEach
  void register() {
    registration = world.registered(RegistrationStatus.ACTIVE);
    course = registration + "/2";
    world.keyRotation.ensure(world.tenant);
    world.platform.on(
        "/token", request -> Answer.json("text/html", "{\"access_token\":\"acce557\"}"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private LaunchDetails launch(Map<String, Object> claims) {
    var all = new LinkedHashMap<>(claims);
    all.put(Claim.MESSAGE_TYPE, "LtiResourceLinkRequest");
    all.put(Claim.DEPLOYMENT_ID, "1");
    var id = UUID.randomUUID();
    return new LaunchDetails(
        world.tenant, id, id, registration, id, new LaunchMessage(new Claims(all)), false);
  }

  private LaunchDetails launch() {
    return launch(
        Map.of(
            Claim.NRPS,
            map("context_memberships_url", world.platform.at("/members").toString()),
            Claim.GROUPS,
            map("context_groups_url", world.platform.at("/groups").toString())));
  }

  private void enrolled(String... subjects) {
    var members = new ArrayList<Map<String, Object>>();
    for (var subject : subjects) {
      members.add(member(subject, "Active"));
    }
    serve("/members", members);
  }

  private static Map<String, Object> member(String subject, String status) {
    return map(
        "user_id",
        subject,
        "roles",
        List.of("Learner"),
        "status",
        status,
        "family_name",
        "王",
        "given_name",
        "建" + subject,
        "group_enrollments",
        List.of(map("group_id", "g1")));
  }

  private void serve(String path, List<Map<String, Object>> members) {
    world.platform.on(
        path, request -> new Answer(200, "x/y", Jose.json(Map.of("members", members)), headers));
  }

  private Roster read() {
    rosters.ask(launch(), course);
    assertThat(reader.readNext(world.tenant)).isTrue();
    assertThat(reader.readNext(world.tenant)).isFalse();
    return rosters.of(world.tenant, course).orElseThrow();
  }

  private Map<String, Presence> presences() {
    var presences = new HashMap<String, Presence>();
    rosters
        .members(world.tenant, course)
        .forEach(member -> presences.put(member.subject(), member.presence(world.clock.instant())));
    return presences;
  }

  @Test
  void whoever_is_missing_has_a_week_before_they_count_as_gone() {
    enrolled("3", "4");
    read();
    world.clock.forward(Duration.ofDays(1));
    enrolled("4");
    read();
    assertThat(presences()).containsEntry("3", Presence.MISSING).containsEntry("4", Presence.HERE);
    world.clock.forward(Duration.ofDays(5));
    read();
    assertThat(presences()).containsEntry("3", Presence.MISSING);
    world.clock.forward(Duration.ofDays(2));
    assertThat(presences()).containsEntry("3", Presence.GONE);
    enrolled("3", "4");
    read();
    assertThat(presences()).containsEntry("3", Presence.HERE);
  }

  @Test
  void a_reading_that_breaks_off_leaves_nobody_missing_and_says_why() {
    enrolled("3", "4");
    read();
    world.clock.forward(Duration.ofDays(1));
    headers.put("Link", "<" + world.platform.at("/second") + ">; rel=\"next\"");
    enrolled("4");
    world.platform.on("/second", request -> new Answer(500, "text/html", "", Map.of()));
    var roster = read();

    assertThat(roster.state()).isEqualTo(Roster.State.FAILED);
    assertThat(roster.failure()).isEqualTo("UNREACHABLE");
    assertThat(roster.readAt()).isBefore(world.clock.instant());
    assertThat(presences()).containsEntry("3", Presence.HERE);
  }

  @Test
  void where_changes_are_offered_only_they_are_read_and_the_deleted_are_missing() {
    headers.put("Link", "<" + world.platform.at("/changes") + ">; rel=\"differences\"");
    enrolled("3", "4");
    read();
    world.clock.forward(Duration.ofHours(1));
    serve("/changes", List.of(member("3", "Deleted"), member("5", "Active")));
    read();

    assertThat(world.platform.seen("/members")).hasSize(1);
    assertThat(presences())
        .containsEntry("3", Presence.MISSING)
        .containsEntry("4", Presence.HERE)
        .containsEntry("5", Presence.HERE);
    world.clock.forward(Duration.ofDays(4));
    enrolled("4", "5");
    read();
    assertThat(world.platform.seen("/members")).hasSize(2);
  }

  @Test
  void changes_that_are_no_longer_known_lead_to_everybody() {
    headers.put("Link", "<" + world.platform.at("/changes") + ">; rel=\"differences\"");
    enrolled("3");
    read();
    world.platform.on("/changes", request -> new Answer(410, "text/html", "", Map.of()));

    assertThat(read().state()).isEqualTo(Roster.State.READ);
    assertThat(world.platform.seen("/members")).hasSize(2);
  }

  @Test
  void groups_have_the_names_the_platform_gives_them_and_their_lack_harms_nothing() {
    enrolled("3");
    assertThat(read().groupNames()).isEmpty();
    var groups = Map.of("groups", List.of(map("id", "g1", "name", "城区一组")));
    world.platform.on("/groups", request -> Answer.json("x/y", Jose.json(groups)));

    assertThat(read().groupNames()).containsEntry("g1", "城区一组");
    assertThat(rosters.members(world.tenant, course).get(0).groups()).containsExactly("g1");
    assertThat(world.platform.seen("/groups").get(0).headers().get("Accept"))
        .containsExactly("application/vnd.ims.lti-gs.v1.contextgroupcontainer+json");
  }

  @Test
  void moodle_s_groups_come_with_the_launch() {
    var person = UUID.randomUUID();
    var custom = map(Rosters.GROUPS, "12, 15");
    var message = new LaunchMessage(new Claims(map(Claim.CUSTOM, custom)));
    var unknown =
        new LaunchMessage(
            new Claims(map(Claim.CUSTOM, map(Rosters.GROUPS, "$Moodle.Person.userGroupIds"))));
    rosters.launched(accepted(person, message));
    rosters.launched(accepted(UUID.randomUUID(), unknown));

    assertThat(rosters.groups(world.tenant, course))
        .containsOnly(Map.entry(person, List.of("12", "15")));
  }

  private LaunchAccepted accepted(UUID person, LaunchMessage message) {
    var id = UUID.randomUUID();
    return new LaunchAccepted(
        world.tenant, id, id, registration, person, CourseRole.LEARNER, course, message);
  }

  @Test
  void a_platform_without_a_roster_is_named_and_old_rosters_are_read_again() {
    assertThatThrownBy(() -> rosters.ask(launch(Map.of()), course)).isInstanceOf(Refusal.class);
    enrolled("3");
    read();
    rosters.askAgain(world.tenant);
    assertThat(reader.readNext(world.tenant)).isFalse();
    world.clock.forward(Duration.ofHours(21));
    rosters.askAgain(world.tenant);
    assertThat(reader.readNext(world.tenant)).isTrue();
    world.clock.forward(Duration.ofDays(61));
    rosters.askAgain(world.tenant);
    assertThat(reader.readNext(world.tenant)).isFalse();
  }
}
