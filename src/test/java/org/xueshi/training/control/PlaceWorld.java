package org.xueshi.training.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.Coverage;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.people.control.Schools;
import org.xueshi.roster.control.RosterUnits;
import org.xueshi.roster.control.Trainers;
import org.xueshi.roster.control.Units;
import org.xueshi.roster.entity.Trainer;
import org.xueshi.roster.entity.TrainerRole;
import org.xueshi.roster.entity.Unit;
import org.xueshi.roster.entity.UnitKind;
import org.xueshi.roster.entity.Validity;
import org.xueshi.test.TestDatabase;
import org.xueshi.training.entity.Audience;
import org.xueshi.training.entity.Opening;
import org.xueshi.training.entity.PlaceState;
import org.xueshi.training.entity.TeamCategory;
import org.xueshi.web.entity.Actor;

/** Projects, offers and applications on a real PostgreSQL; several may share a database. */
public final class PlaceWorld {

  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  public static final LocalDate START = LocalDate.of(2026, 12, 10);

  public final UUID tenant;
  public final Jdbi jdbi;
  public final ProjectPlans plans;
  public final Offers offers;
  public final Quotas quotas;
  public final Places places;
  public final Applications applications;
  public final PlaceDraws draws;
  public final Units units;
  public final Trainers trainers;
  public final CourseRuns runs;
  public final Projects projects;
  public final TestDatabase database;
  private final EntityManager entities;

  public final Actor office;
  public final Actor bureau;
  public final Actor principal;

  public PlaceWorld(TestDatabase database, EntityManagerFactory factory, Clock clock) {
    this.database = database;
    tenant = database.tenant();
    jdbi = database.jdbi();
    entities = factory.createEntityManager();
    office = new Actor(tenant, "ACCOUNT", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
    bureau = new Actor(tenant, "ACCOUNT", UUID.nameUUIDFromBytes(new byte[] {2}).toString());
    principal = new Actor(tenant, "ACCOUNT", UUID.nameUUIDFromBytes(new byte[] {3}).toString());
    projects = new Projects(entities, clock);
    runs = new CourseRuns(entities, clock);
    units = RosterUnits.units(jdbi);
    trainers = RosterUnits.trainers(jdbi);
    plans = new ProjectPlans(new ProjectPlanStore(jdbi), projects, trainers, clock);
    var components = new Components(entities, new ComponentUseStore(jdbi));
    var offerStore = new OfferStore(jdbi);
    offers = new Offers(offerStore, runs, components, plans, units, clock);
    var packs = Ledgers.on(jdbi, clock).packs();
    var coverage = new Coverage(jdbi, packs);
    quotas = new Quotas(jdbi, new Schools(jdbi), coverage, clock);
    var store = new PlaceStore(jdbi);
    var applicants = new Applicants(store, plans, packs, coverage);
    var steps = new PlaceSteps(store, new PlaceStepStore(jdbi), applicants, clock);
    draws = new PlaceDraws(steps, offerStore, applicants, new Participants(jdbi, clock), clock);
    places = new Places(steps, offerStore, quotas, draws);
    applications = new Applications(steps, offerStore, draws, clock);
  }

  public <T> T use(Supplier<T> useCase) {
    try {
      return jdbi.inTransaction(handle -> useCase.get());
    } finally {
      entities.clear();
    }
  }

  public void run(Runnable useCase) {
    use(
        () -> {
          useCase.run();
          return null;
        });
  }

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

  /** A project with everything that lets its runs open. */
  public UUID project() {
    var validity = new Validity(TODAY.minusYears(1), TODAY.plusYears(2), null);
    var base =
        use(
            () ->
                units.put(
                    tenant, new Unit(null, UnitKind.BASE, "基地" + Ids.next(), null, "", "", null)));
    run(() -> units.qualify(tenant, base, "资质", "1", validity));
    var expert = use(() -> trainers.add(tenant, new Trainer(null, null, "周", "", "", false), ""));
    var teacher = use(() -> trainers.add(tenant, new Trainer(null, null, "吴", "", "", false), ""));
    run(() -> trainers.appoint(tenant, expert, TrainerRole.EXPERT, validity));
    run(() -> trainers.appoint(tenant, teacher, TrainerRole.TRAINER, validity));
    var profile =
        new Projects.Profile(
            "项目", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, List.of());
    var id = committed(() -> projects.create(tenant, profile, Projects.Design.NONE).id());
    var plan =
        new ProjectPlans.Plan(
            Set.of(), List.of(), 0, Audience.YEARS_ANY, false, Set.of(), "方案", base);
    committed(
        () -> {
          plans.describe(tenant, id, new Projects.Design("问题", "案例", "师德"), plan);
          return null;
        });
    run(() -> plans.join(tenant, id, member(expert, TeamCategory.EXPERT, true)));
    run(() -> plans.join(tenant, id, member(teacher, TeamCategory.FRONTLINE, false)));
    run(() -> plans.step(tenant, id, ProjectPlans.Step.SUBMITTED, "", office));
    run(() -> plans.step(tenant, id, ProjectPlans.Step.APPROVED, "", bureau));
    run(() -> plans.step(tenant, id, ProjectPlans.Step.SIGNED, "", office));
    return id;
  }

  public static ProjectPlans.Member member(UUID trainer, TeamCategory category, boolean chief) {
    return new ProjectPlans.Member(trainer, "", category, chief);
  }

  public UUID aRun(UUID project, LocalDate start) {
    return committed(
        () ->
            runs.layOut(
                    tenant,
                    project,
                    new CourseRuns.Plan("第一期", null, start, start.plusDays(5), null),
                    null)
                .id());
  }

  public void open(UUID run, int capacity, boolean selfEnrol) {
    run(
        () ->
            offers.open(
                tenant,
                run,
                new Opening(capacity, selfEnrol, 900, 300, 600, TODAY, TODAY.plusDays(5))));
  }

  public UUID school(boolean rural) {
    var id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into school (tenant_id, id, code, name, stage, rural, version)
                values (?, ?, ?, ?, 'PRIMARY', ?, 1)""",
                tenant,
                id,
                id.toString(),
                "学校" + id,
                rural));
    return id;
  }

  public void quota(UUID project, UUID school, int places) {
    run(() -> quotas.set(tenant, project, Map.of(school, places)));
  }

  public UUID teacher(UUID school) {
    var id = database.aPerson("G" + Ids.next(), "王", "秀兰");
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update person set school_id = ?, post = '专任教师', hired_on = '2015-09-01' where id = ?",
                school,
                id));
    return id;
  }

  public PlaceState apply(UUID run, UUID teacher) {
    return use(() -> applications.apply(tenant, run, teacher, "", person(teacher)));
  }

  public Actor person(UUID teacher) {
    return new Actor(tenant, "PERSON", teacher.toString());
  }

  public UUID application(UUID run, UUID teacher) {
    var asked = new Places.Asked(run, teacher, null, Set.of(), null, 100);
    return use(() -> places.list(tenant, asked)).stream()
        .filter(line -> line.state() != PlaceState.WITHDRAWN)
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Applied, recommended and approved. */
  public UUID approved(UUID run, UUID school, UUID teacher) {
    apply(run, teacher);
    var id = application(run, teacher);
    run(() -> places.recommend(tenant, school, id, "", by(principal)));
    run(
        () ->
            places.review(
                tenant, id, org.xueshi.training.entity.PlaceStep.APPROVE, "", by(bureau)));
    return id;
  }

  public static Places.Official by(Actor actor) {
    return new Places.Official(actor, null);
  }

  public PlaceState state(UUID application) {
    return use(() -> places.get(tenant, application)).line().state();
  }

  public int count(UUID run, PlaceState state) {
    var asked = new Places.Asked(run, null, null, Set.of(state), null, 100_000);
    return use(() -> places.list(tenant, asked)).size();
  }
}
