package org.xueshi.training.control;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBook;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.test.Announced;
import org.xueshi.test.TestDatabase;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentCompleted;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyRules;
import org.xueshi.training.entity.TaskKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.control.PersonNotices;

/** Training on a real PostgreSQL, with a clock that tests set. */
public final class TrainingWorld {

  public static final Instant NINE = Instant.parse("2026-11-24T01:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final EntityManager entities = database.entityManagerFactory().createEntityManager();

  public final TestClock clock = new TestClock(NINE);
  public final Jdbi jdbi = database.jdbi();
  public final UUID tenant = database.tenant();
  public final Projects projects = new Projects(entities, clock);
  public final CourseRuns runs = new CourseRuns(entities, clock);
  public final Components components = new Components(entities, new ComponentUseStore(jdbi));
  public final Participants participants = new Participants(jdbi, clock);
  public final Progress progress = new Progress(jdbi, participants, clock);
  public final EvidenceBook evidence = EvidenceBooks.on(jdbi, clock);
  public final Announced<ComponentCompleted> completed = new Announced<>();
  public final Completions completions =
      new Completions(evidence, progress, new Plans(runs, projects), completed, clock);
  public StudyRules rules =
      new StudyRules(Duration.ofHours(24), Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2));
  private final StudyRulebook rulebook =
      new StudyRulebook() {
        @Override
        StudyRules today(UUID district) {
          return rules;
        }
      };
  private final StudyStore studyStore = new StudyStore(jdbi);
  private final StudyCheckStore checkStore = new StudyCheckStore(jdbi);
  private final StudyAccountStore accountStore = new StudyAccountStore(jdbi);
  final PresenceChecks checks = new PresenceChecks(studyStore, checkStore, rulebook, clock);
  public final Study study =
      new Study(
          new Study.Parts(studyStore, checks, accountStore, rulebook),
          progress,
          completions,
          clock);
  public final StudyAccounts accounts = new StudyAccounts(accountStore, checkStore, components);
  public final PersonNotices notices = PersonNotices.on(jdbi, clock);
  public final Attendance attendance =
      new Attendance(
          new AttendanceStore(jdbi),
          completions,
          progress,
          participants,
          components,
          notices,
          clock);
  public final Reminders reminders = new Reminders(new ReminderStore(jdbi), notices, clock);
  public final OfflineRosters offline =
      new OfflineRosters(
          new RosterPassStore(jdbi),
          new RosterStampStore(jdbi),
          new AttendanceStore(jdbi),
          progress,
          participants,
          clock);
  public final SignIns signIns =
      new SignIns(new AttendanceStore(jdbi), new ScanStore(jdbi), progress, clock);

  private int people;

  /** A fixed instant that moves only when told. */
  public static final class TestClock extends Clock {
    private volatile Instant now;

    TestClock(Instant now) {
      this.now = now;
    }

    public void set(Instant instant) {
      now = instant;
    }

    public void forward(long seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return Clocks.DISTRICT_ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  /** One transaction of JPA. */
  public <T> T committed(Supplier<T> work) {
    var transaction = entities.getTransaction();
    transaction.begin();
    try {
      var result = work.get();
      transaction.commit();
      return result;
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
      entities.clear();
    }
  }

  /** In one transaction of SQL, as the container would run a use case. */
  public <T> T use(Supplier<T> useCase) {
    return jdbi.inTransaction(handle -> useCase.get());
  }

  public void run(Runnable useCase) {
    jdbi.useTransaction(handle -> useCase.run());
  }

  public CourseRun aRun(String courseKey) {
    return committed(
        () -> {
          var profile =
              new Projects.Profile(
                  "项目式学习研修", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, List.of());
          var project = projects.create(tenant, profile, Projects.Design.NONE);
          var plan =
              new CourseRuns.Plan(
                  "第一期", null, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31), null);
          return runs.layOut(tenant, project.id(), plan, courseKey);
        });
  }

  public RemoteUnit aUnit(CourseRun run, int minutes) {
    return (RemoteUnit) added(run, new ComponentPlan.Unit("导学", minutes, Ids.next(), false));
  }

  /** A video of so many minutes. */
  public RemoteUnit aVideo(CourseRun run, int minutes) {
    return (RemoteUnit) added(run, new ComponentPlan.Unit("微课", minutes, Ids.next(), true));
  }

  /** From nine to half past ten, ninety minutes. */
  public TrainingSession aSession(CourseRun run) {
    var when = new TrainingSession.When(NINE, NINE.plusSeconds(90 * 60));
    return (TrainingSession)
        added(run, new ComponentPlan.Session("第一次集中", 90, "区教研室", when, java.util.Set.of()));
  }

  public FollowUpTask aTask(CourseRun run) {
    return (FollowUpTask)
        added(
            run,
            new ComponentPlan.Task(
                "一节项目式学习课", 180, TaskKind.PRACTICE, "上一节课", LocalDate.of(2027, 1, 31)));
  }

  public Component added(CourseRun run, ComponentPlan plan) {
    return committed(() -> components.add(run, plan));
  }

  public UUID aTeacher() {
    people++;
    return database.aPerson("G" + people, "王", "秀" + people);
  }

  public UUID aParticipant(CourseRun run) {
    var teacher = aTeacher();
    participants.enrol(tenant, run.id(), teacher);
    return teacher;
  }
}
