package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.training.control.PlaceWorld.START;
import static org.xueshi.training.control.PlaceWorld.by;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.test.TestDatabase;
import org.xueshi.training.entity.Draw;
import org.xueshi.training.entity.Opening;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.PlaceStep;
import org.xueshi.training.entity.TeamCategory;

/**
 * From quota to place: the order of article 15, every refusal, the draw, moving up, many at once.
 */
class QuotaToPlaceTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final TrainingWorld.TestClock clock = new TrainingWorld.TestClock(TrainingWorld.NINE);
  private final jakarta.persistence.EntityManagerFactory factory = database.entityManagerFactory();
  private final PlaceWorld world = new PlaceWorld(database, factory, clock);

  @Test
  void teacher_applies_school_recommends_bureau_reviews_in_this_order_and_nobody_for_themselves() {
    var project = world.project();
    var run = world.aRun(project, START);
    var school = world.school(false);
    world.quota(project, school, 1);
    world.open(run, 10, false);
    var teacher = world.teacher(school);
    assertThat(world.apply(run, teacher)).isEqualTo(PlaceState.APPLIED);
    refused("place.refusal.applied", () -> world.apply(run, teacher));
    var id = world.application(run, teacher);
    refused("place.refusal.step", () -> review(id, PlaceStep.APPROVE, ""));
    refused(
        "place.refusal.self",
        () ->
            world.run(
                () ->
                    world.places.recommend(
                        world.tenant,
                        school,
                        id,
                        "",
                        new Places.Official(world.principal, teacher))));
    refused(
        "web.refusal.notFound",
        () ->
            world.run(
                () ->
                    world.places.recommend(
                        world.tenant, world.school(true), id, "", by(world.principal))));
    recommend(school, id);
    refused("place.refusal.step", () -> recommend(school, id));
    refused(
        "place.refusal.twice",
        () ->
            world.run(
                () ->
                    world.places.review(
                        world.tenant, id, PlaceStep.APPROVE, "", by(world.principal))));
    refused("place.refusal.reason", () -> review(id, PlaceStep.REJECT, " "));
    refused("place.refusal.reason", () -> review(id, PlaceStep.RETURN, ""));
    review(id, PlaceStep.APPROVE, "");
    assertThat(world.use(() -> world.places.history(world.tenant, id)))
        .extracting(Places.Done::step)
        .containsExactly(PlaceStep.APPLY, PlaceStep.RECOMMEND, PlaceStep.APPROVE);
  }

  @Test
  void a_school_nominates_within_its_quota_and_a_return_frees_the_nomination() {
    var project = world.project();
    var run = world.aRun(project, START);
    var school = world.school(false);
    world.quota(project, school, 1);
    world.open(run, 10, false);
    var first = applied(run, school);
    var second = applied(run, school);
    recommend(school, first);
    refused("place.refusal.quota", () -> recommend(school, second));
    refused("place.refusal.quotaUsed", () -> world.quota(project, school, 0));
    review(first, PlaceStep.RETURN, "请补充任教情况");
    recommend(school, second);
  }

  @Test
  void unmet_conditions_are_waived_with_a_reason_or_not_approved() {
    var project = world.project();
    var run = world.aRun(project, START);
    var school = world.school(false);
    world.quota(project, school, 5);
    world.open(run, 10, false);
    var teacher = world.teacher(school);
    world.jdbi.useHandle(
        handle -> handle.execute("update person set post = null where id = ?", teacher));
    world.apply(run, teacher);
    var id = world.application(run, teacher);
    recommend(school, id);
    refused("place.refusal.waiver", () -> review(id, PlaceStep.APPROVE, ""));
    review(id, PlaceStep.APPROVE, "岗位已由学校书面说明");
    assertThat(world.use(() -> world.places.get(world.tenant, id)).line().waiver())
        .isEqualTo("岗位已由学校书面说明");
  }

  @Test
  void a_rejection_is_appealed_once_and_heard_by_somebody_else() {
    var project = world.project();
    var run = world.aRun(project, START);
    var school = world.school(false);
    world.quota(project, school, 5);
    world.open(run, 10, false);
    var teacher = world.teacher(school);
    world.apply(run, teacher);
    var id = world.application(run, teacher);
    recommend(school, id);
    review(id, PlaceStep.REJECT, "不是本学科");
    appeal(teacher, id);
    refused("place.refusal.twice", () -> review(id, PlaceStep.REJECT, "维持"));
    world.run(
        () -> world.places.review(world.tenant, id, PlaceStep.REJECT, "维持原决定", by(world.office)));
    refused("place.refusal.appealed", () -> appeal(teacher, id));
  }

  @Test
  void the_draw_prefers_rural_schools_publishes_its_seed_and_can_be_recomputed() {
    var project = world.project();
    var run = world.aRun(project, START);
    var urban = world.school(false);
    var rural = world.school(true);
    world.quota(project, urban, 9);
    world.quota(project, rural, 9);
    world.open(run, 4, false);
    for (var i = 0; i < 3; i++) {
      world.approved(run, urban, world.teacher(urban));
      world.approved(run, rural, world.teacher(rural));
    }
    refused("place.refusal.stillOpen", () -> draw(run));
    assertThat(offer(run).round().seed()).isNull();
    clock.forward(6 * 86_400);
    draw(run);
    refused("place.refusal.drawn", () -> draw(run));

    var round = offer(run).round();
    assertThat(Draw.commitment(round.seed())).isEqualTo(round.commitment());
    var all = world.use(() -> world.places.list(world.tenant, asked(run)));
    var entries =
        all.stream()
            .map(line -> new Draw.Entry(line.ticket(), false, line.rural(), false))
            .toList();
    var order = Draw.order(round.seed(), entries).stream().map(Draw.Rank::ticket).toList();
    assertThat(tickets(all, PlaceState.PLACED))
        .containsExactlyInAnyOrderElementsOf(order.subList(0, 4));
    assertThat(world.count(run, PlaceState.WAITLISTED)).isEqualTo(2);
    assertThat(all.stream().filter(line -> line.rural()))
        .allMatch(line -> line.state() == PlaceState.PLACED);
  }

  @Test
  void whoever_gives_up_a_place_makes_room_for_the_first_who_waits_but_not_after_the_start() {
    var run = chosen(1);
    var school = world.school(false);
    var first = world.teacher(school);
    var second = world.teacher(school);
    var third = world.teacher(school);
    assertThat(world.apply(run, first)).isEqualTo(PlaceState.PLACED);
    assertThat(world.apply(run, second)).isEqualTo(PlaceState.WAITLISTED);
    assertThat(world.apply(run, third)).isEqualTo(PlaceState.WAITLISTED);
    withdraw(first, world.application(run, first));
    assertThat(world.state(world.application(run, second))).isEqualTo(PlaceState.PLACED);
    world.run(() -> world.offers.resize(world.tenant, run, 2));
    assertThat(world.use(() -> world.draws.moveUp(world.tenant, run))).isEqualTo(1);
    clock.set(START.atStartOfDay(clock.getZone()).toInstant());
    refused("place.refusal.begun", () -> withdraw(second, world.application(run, second)));
  }

  @Test
  void nobody_has_two_places_on_the_same_days() {
    var one = chosen(5);
    var other = chosen(5);
    var teacher = world.teacher(world.school(false));
    world.apply(one, teacher);
    refused("place.refusal.clash", () -> world.apply(other, teacher));
    withdraw(teacher, world.application(one, teacher));
    assertThat(world.apply(other, teacher)).isEqualTo(PlaceState.PLACED);
  }

  @Test
  void a_second_round_is_for_places_nobody_has_taken() {
    var project = world.project();
    var run = world.aRun(project, START);
    var school = world.school(false);
    world.quota(project, school, 1);
    world.open(run, 3, false);
    world.approved(run, school, world.teacher(school));
    refused("place.refusal.notDrawn", () -> again(run));
    clock.forward(6 * 86_400);
    draw(run);
    again(run);
    clock.forward(86_400);
    world.approved(run, school, world.teacher(school));
    world.approved(run, school, world.teacher(school));
    clock.forward(4 * 86_400);
    draw(run);
    assertThat(world.count(run, PlaceState.PLACED)).isEqualTo(3);
    refused("place.refusal.full", () -> again(run));
  }

  @Test
  void what_is_changed_in_a_plan_is_reviewed_and_signed_again() {
    var project = world.project();
    var whole = world.use(() -> world.plans.get(world.tenant, project));
    assertThat(whole.has(ProjectPlans.Step.APPROVED)).isTrue();
    refused(
        "place.refusal.submitted", () -> step(project, ProjectPlans.Step.SUBMITTED, world.office));
    refused(
        "place.refusal.secondChief",
        () ->
            world.run(
                () ->
                    world.plans.join(
                        world.tenant,
                        project,
                        PlaceWorld.member(
                            whole.team().get(1).trainerId(), TeamCategory.FRONTLINE, true))));
    world.committed(
        () -> {
          world.plans.describe(
              world.tenant, project, new Projects.Design("另一个问题", "案例", "师德"), whole.plan());
          return null;
        });
    var changed = world.use(() -> world.plans.get(world.tenant, project));
    assertThat(changed.has(ProjectPlans.Step.APPROVED)).isFalse();
    assertThat(changed.has(ProjectPlans.Step.SIGNED)).isFalse();
    var run = world.aRun(project, START);
    refused("place.refusal.gates", () -> world.open(run, 10, false));
    step(project, ProjectPlans.Step.SUBMITTED, world.office);
    refused(
        "place.refusal.ownDesign", () -> step(project, ProjectPlans.Step.APPROVED, world.office));
    step(project, ProjectPlans.Step.RETURNED, world.bureau);
    assertThat(world.use(() -> world.plans.get(world.tenant, project)).waitsForReview()).isFalse();
    assertThat(
            world.use(
                () ->
                    world.offers.forbids(
                        world.tenant,
                        run,
                        new Opening(10, true, 90, 90, 0, PlaceWorld.TODAY, PlaceWorld.TODAY))))
        .containsKeys("10.1", "18.2");
  }

  @Test
  void fifty_at_once_for_the_last_places_overbook_nothing_and_lose_nobody() throws Exception {
    var run = chosen(20);
    var school = world.school(false);
    var teachers = new ArrayList<UUID>();
    for (var i = 0; i < 50; i++) {
      teachers.add(world.teacher(school));
    }
    var placed = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(50);
    var work = new ArrayList<Callable<Void>>();
    for (var teacher : teachers) {
      work.add(
          () -> {
            var own = new PlaceWorld(database, factory, clock);
            placed.addAndGet(own.apply(run, teacher) == PlaceState.PLACED ? 1 : 0);
            return null;
          });
    }
    for (var done : pool.invokeAll(work, 2, TimeUnit.MINUTES)) {
      done.get();
    }
    pool.shutdown();
    assertThat(placed).hasValue(20);
    assertThat(world.count(run, PlaceState.PLACED)).isEqualTo(20);
    var queue = world.use(() -> world.places.list(world.tenant, asked(run)));
    assertThat(queue).hasSize(50);
    assertThat(queue.stream().filter(line -> line.position() != null).map(line -> line.position()))
        .hasSize(30)
        .doesNotHaveDuplicates();
    assertThat(queue.stream().map(line -> line.ticket())).doesNotHaveDuplicates();
  }

  @Test
  void seeded_comings_and_goings_never_overbook_and_always_follow_the_queue() {
    var seed = Long.getLong("seed", 20261124L);
    System.out.println("QuotaToPlaceTest seed " + seed);
    var random = new Random(seed);
    var run = chosen(3);
    var capacity = 3;
    var school = world.school(false);
    var teachers = new ArrayList<UUID>();
    var placed = new ArrayList<UUID>();
    var queue = new ArrayList<UUID>();
    for (var i = 0; i < 12; i++) {
      teachers.add(world.teacher(school));
    }
    for (var step = 0; step < Integer.getInteger("steps", 60); step++) {
      var teacher = teachers.get(random.nextInt(teachers.size()));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          if (!placed.contains(teacher) && !queue.contains(teacher)) {
            world.apply(run, teacher);
            (placed.size() < capacity && queue.isEmpty() ? placed : queue).add(teacher);
          }
        }
        case 2, 3 -> {
          if (placed.contains(teacher) || queue.contains(teacher)) {
            withdraw(teacher, world.application(run, teacher));
            placed.remove(teacher);
            queue.remove(teacher);
          }
        }
        default -> {
          capacity = Math.max(placed.size(), 1) + random.nextInt(3);
          var wanted = capacity;
          world.run(() -> world.offers.resize(world.tenant, run, wanted));
          world.use(() -> world.draws.moveUp(world.tenant, run));
        }
      }
      while (placed.size() < capacity && !queue.isEmpty()) {
        placed.add(queue.remove(0));
      }
      check(run, placed, queue, step);
    }
  }

  private void check(UUID run, List<UUID> placed, List<UUID> queue, int step) {
    var lines = new ArrayList<>(world.use(() -> world.places.list(world.tenant, asked(run))));
    assertThat(
            lines.stream()
                .filter(line -> line.state() == PlaceState.PLACED)
                .map(line -> line.personId()))
        .as("step " + step)
        .containsExactlyInAnyOrderElementsOf(placed);
    lines.removeIf(line -> line.state() != PlaceState.WAITLISTED);
    Collections.sort(lines, java.util.Comparator.comparing(line -> line.position()));
    assertThat(lines.stream().map(line -> line.personId()))
        .as("step " + step)
        .containsExactlyElementsOf(queue);
  }

  private UUID chosen(int capacity) {
    var run = world.aRun(world.project(), START);
    world.open(run, capacity, true);
    return run;
  }

  private UUID applied(UUID run, UUID school) {
    var teacher = world.teacher(school);
    world.apply(run, teacher);
    return world.application(run, teacher);
  }

  private void recommend(UUID school, UUID id) {
    world.run(() -> world.places.recommend(world.tenant, school, id, "", by(world.principal)));
  }

  private void review(UUID id, PlaceStep step, String reason) {
    world.run(() -> world.places.review(world.tenant, id, step, reason, by(world.bureau)));
  }

  private void appeal(UUID teacher, UUID id) {
    world.run(
        () -> world.applications.appeal(world.tenant, teacher, id, "任教本学科", world.person(teacher)));
  }

  private void withdraw(UUID teacher, UUID id) {
    world.run(() -> world.applications.withdraw(world.tenant, teacher, id, world.person(teacher)));
  }

  private void draw(UUID run) {
    world.run(() -> world.draws.draw(world.tenant, run, world.office));
  }

  private void again(UUID run) {
    var today = clock.instant().atZone(clock.getZone()).toLocalDate();
    world.run(() -> world.offers.again(world.tenant, run, today, today.plusDays(3)));
  }

  private void step(UUID project, ProjectPlans.Step step, org.xueshi.web.entity.Actor actor) {
    world.run(() -> world.plans.step(world.tenant, project, step, "请修改", actor));
  }

  private Offers.Offer offer(UUID run) {
    return world.use(() -> world.offers.get(world.tenant, run));
  }

  private static Places.Asked asked(UUID run) {
    return new Places.Asked(run, null, null, Set.of(), null, 100_000);
  }

  private static List<Integer> tickets(
      List<org.xueshi.training.entity.PlaceLine> lines, PlaceState state) {
    return lines.stream().filter(line -> line.state() == state).map(line -> line.ticket()).toList();
  }

  private static void refused(String key, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessage(key);
  }
}
