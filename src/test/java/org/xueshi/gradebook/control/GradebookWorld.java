package org.xueshi.gradebook.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.gradebook.entity.Dispatch;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.GradebookRunStarted;
import org.xueshi.gradebook.entity.ScoreOwed;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.lti.control.PlatformServices;
import org.xueshi.people.control.Identities;
import org.xueshi.people.control.Persons;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.site.Person;
import org.xueshi.test.Announced;
import org.xueshi.training.control.Completions;
import org.xueshi.training.control.TrainingWorld;
import org.xueshi.training.entity.ComponentCompleted;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;

/**
 * A course run with one session in a course of the practice platform: real database, real HTTP, a
 * clock that both sides share until a test tells them apart.
 */
final class GradebookWorld implements AutoCloseable {

  private static final int LENGTH_S = 90 * 60;
  private static final int PASS_PERCENT = 60;

  final TrainingWorld training = new TrainingWorld();
  final TrainingWorld.TestClock clock = training.clock;
  final UUID tenant = training.tenant;
  final PlatformServices services = new PlatformServices(training.jdbi, tenant, clock);
  final Actor office = new Actor(tenant, "ACCOUNT", "office");
  final Identities identities = new Identities(training.jdbi, clock);
  final Stores stores = Stores.of(training.jdbi);
  final ReadStores readStores = ReadStores.of(training.jdbi);
  final Announced<ScoreOwed> owed = new Announced<>();
  final Postbox postbox = new Postbox(services.scores, services.lineItems, services.results);
  final Columns columns =
      new Columns(
          stores, postbox, new org.xueshi.training.control.Origins(training.jdbi, clock), clock);
  final ScoreSender sender = new ScoreSender(stores, columns, postbox, identities, clock);
  final ScoresOwed scoresOwed = new ScoresOwed(stores, columns, training.runs, owed, clock);
  final Dispatches dispatches = new Dispatches(readStores.deliveries(), stores, owed, clock);
  final GradebookRuns runs =
      new GradebookRuns(
          readStores.runs(),
          training.components,
          training.runs,
          new Announced<GradebookRunStarted>(),
          clock);
  final GradebookReader reader =
      new GradebookReader(
          readStores,
          new RunColumns(training.runs, training.components, columns),
          postbox,
          identities,
          clock);
  final Ledgers ledgers = Ledgers.on(training.jdbi, clock);
  final CreditHours hours = new CreditHours(ledgers.packs());
  final CreditTables tables =
      new CreditTables(
          new SideReader(
              new PlannedCourses(
                  training.runs, training.components, training.participants, identities),
              readStores,
              training.evidence,
              ledgers.recognitions(),
              PASS_PERCENT),
          new Persons(training.jdbi),
          hours);
  final PostingStore postings = new PostingStore(training.jdbi);
  final CreditPostings creditPostings =
      new CreditPostings(
          tables,
          ledgers.recognitions(),
          hours,
          new PostingBatches(
              postings, new PostingPortion(ledgers.ledger(), postings, new Messages()), clock));

  final long courseId = services.platform.hooks().site().courses().get(0).id();
  final String courseKey = services.registration + "/" + courseId;
  final CourseRun run = training.aRun(courseKey);
  final TrainingSession session = training.aSession(run);

  GradeItem column = placed("100");

  GradebookWorld() {
    var container =
        services.at(
            "/mod/lti/services.php/" + courseId + "/lineitems?type_id=" + services.tool.id());
    stores.columns().putContainer(tenant, courseKey, container.toString(), clock.instant());
  }

  /** Places the session in the platform's course. */
  GradeItem placed(String maximum) {
    var hooks = services.platform.hooks();
    var item =
        new ChosenItem(
            "集中研修",
            "",
            services.tool.toolUrl(),
            "xs_item=" + session.id(),
            maximum,
            session.id().toString(),
            "",
            "",
            "");
    return hooks.columnOf(hooks.place(courseId, services.tool, item)).orElseThrow();
  }

  /** A participant who is the platform's learner of that name. */
  UUID learner(String name) {
    var teacher = training.aParticipant(run);
    link(teacher, String.valueOf(platformPerson(name).id()));
    return teacher;
  }

  void link(UUID person, String subject) {
    training.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into platform_identity (tenant_id, registration_id, deployment_id, subject,
                  person_id, basis, linked_at) values (?, ?, ?, ?, ?, 'STAFF_NUMBER', now())
                """,
                tenant,
                services.registration,
                String.valueOf(services.tool.id()),
                subject,
                person));
  }

  Person platformPerson(String name) {
    return services.platform.hooks().person(name);
  }

  /** Training announces that somebody has completed the session. */
  void completes(UUID person, int points, Instant at) {
    scoresOwed.completed(
        new ComponentCompleted(tenant, run.id(), session.id(), person, points, 100, at));
  }

  void completes(UUID person, int points) {
    completes(person, points, clock.instant());
  }

  /** The whole way: evidence in the ledger's book, announcement, score owed. */
  void attends(UUID person) {
    var from = session.startsAt();
    var proof =
        new Completions.Proof(
            Grade.A,
            90,
            LocalDate.of(2026, 11, 24),
            List.of(new Interval(from, from.plusSeconds(LENGTH_S))));
    training.use(
        () -> training.completions.complete(session, person, proof, Actor.system(tenant, "test")));
    completes(person, 100);
  }

  /** Sends what is due; how many messages were tried. */
  int send() {
    return sender.sendAll(tenant, services.registration);
  }

  Dispatch dispatch(UUID person) {
    return dispatches.ofCourse(tenant, courseKey).stream()
        .filter(one -> one.personId().equals(person))
        .findFirst()
        .orElseThrow();
  }

  /** What stands in the platform's gradebook; empty for no grade. */
  Optional<Integer> grade(String name) {
    return services
        .platform
        .hooks()
        .grade(column.id(), platformPerson(name).id())
        .map(BigDecimal::intValueExact);
  }

  /** A teacher of the platform changes a grade; null clears it. */
  void gradeByHand(String name, Integer points) {
    var value = points == null ? null : BigDecimal.valueOf(points);
    services.platform.hooks().override(column.id(), platformPerson(name).id(), value);
  }

  /** Reads the gradebook as the background job would. */
  GradebookRun read() {
    var started = runs.start(run.id(), null, office);
    reader.readNext(tenant);
    return runs.get(tenant, started.id());
  }

  int count(String table) {
    return training.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    services.close();
  }
}
