package org.xueshi.gradebook.control;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.CountedColumn.Terms;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetFilter;
import org.xueshi.gradebook.entity.SheetRow;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetRunStarted;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.lti.control.Vault;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.services.RestService;
import org.xueshi.test.Announced;
import org.xueshi.web.control.Messages;

/** The whole way of native columns: real database, real HTTP, the real ledger. */
final class SheetWorld implements AutoCloseable {

  final GradebookWorld world = new GradebookWorld();
  final SheetStores stores = SheetStores.of(world.training.jdbi);
  final CountedColumns counted =
      new CountedColumns(stores.columns(), world.training.runs, world.clock);
  final SiteConnections connections =
      new SiteConnections(
          new SiteConnectionStore(world.training.jdbi),
          world.services.webServices,
          new Vault(Optional.of("a word for tests")),
          world.training.runs,
          world.clock);
  final SheetRuns runs =
      new SheetRuns(stores, world.training.runs, new Announced<SheetRunStarted>(), world.clock);
  final SheetCreditStore creditStore = new SheetCreditStore(world.training.jdbi);
  final SheetCredits credits =
      new SheetCredits(
          creditStore,
          stores.cells(),
          world.ledgers.recognitions(),
          new SheetCredits.Words(world.training.runs, world.training.projects, new Messages()),
          world.clock);
  final SheetLines lines =
      new SheetLines(stores, new SheetLineStore(world.training.jdbi), credits, world.clock);
  final SheetTables tables =
      new SheetTables(new SheetTableStore(world.training.jdbi), stores.columns(), world.clock);
  final SheetApplyStore applyStore = new SheetApplyStore(world.training.jdbi);
  final SheetApplies applies =
      new SheetApplies(
          applyStore, tables, stores.runs(), new Announced<SheetRunStarted>(), world.clock);
  final SheetReader reader =
      new SheetReader(
          stores,
          List.of(
              new MoodleSource(
                  world.services.webServices,
                  connections,
                  counted,
                  new MoodleRoster(world.services.webServices)),
              new FileSource(stores.files())),
          new SheetReader.After(lines, applies),
          world.training.runs,
          world.clock);
  final SheetApplier applier =
      new SheetApplier(applyStore, stores, portion(), step(), lines, world.clock);

  /** Each portion in one transaction of SQL, as the container would run it. */
  private SheetPortion portion() {
    var doors =
        new SheetPortion.Doors(
            world.training.evidence, world.ledgers.recognitions(), world.ledgers.ledger());
    return new SheetPortion(applyStore, creditStore, credits, doors) {
      @Override
      int credit(SheetApply apply, Map<UUID, CountedColumn> columns, int after) {
        return world.training.use(() -> super.credit(apply, columns, after));
      }
    };
  }

  private SheetStep step() {
    return new SheetStep(
        applyStore,
        creditStore,
        credits,
        world.ledgers.recognitions(),
        world.ledgers.corrections(),
        world.ledgers.ledger()) {
      @Override
      void correct(SheetApply apply, SheetApply.Row row) {
        world.training.run(() -> super.correct(apply, row));
      }

      @Override
      void undo(SheetApply apply, SheetApply.Row row) {
        world.training.run(() -> super.undo(apply, row));
      }
    };
  }

  /** The token of the practice platform is kept. */
  void connect() {
    connections.keep(world.tenant, world.services.registration, RestService.TOKEN);
  }

  /** A column of the platform's own. */
  GradeItem manual(String name, int maximum) {
    var gradebook = world.services.platform.hooks().gradebook();
    return gradebook.add(GradeItem.manual(world.courseId, name, BigDecimal.valueOf(maximum)));
  }

  void grade(GradeItem item, String person, Integer points) {
    var hooks = world.services.platform.hooks();
    var value = points == null ? null : BigDecimal.valueOf(points);
    hooks.override(item.id(), world.platformPerson(person).id(), value);
  }

  /** Reads the platform's gradebook as the job would. */
  SheetRun read() {
    world.clock.forward(60);
    var run = runs.start(world.run.id(), world.office);
    reader.readNext(world.tenant);
    return runs.get(world.tenant, run.id());
  }

  /** A file, handed in and compared. */
  SheetRun file(String content) {
    world.clock.forward(60);
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var id = runs.keep(world.run.id(), "grades.csv", bytes, world.office);
    var run = runs.compare(world.run.id(), id, Map.of(), world.office);
    reader.readNext(world.tenant);
    return runs.get(world.tenant, run.id());
  }

  /** From now on, columns of that name count for so many minutes, pass mark 60. */
  void count(String title, int minutes, int weight) {
    var terms = new HashMap<UUID, Terms>();
    counted.of(world.tenant, world.run.id()).stream()
        .filter(column -> column.column().title().equals(title))
        .forEach(
            column ->
                terms.put(column.id(), new Terms(60, weight, minutes, Mode.FACE_TO_FACE, true)));
    counted.count(world.tenant, world.run.id(), terms);
  }

  List<SheetRow> rows() {
    return tables.rows(
        world.tenant, world.run.id(), SheetFilter.ALL, new SheetTables.Slice(0, 100_000));
  }

  SheetRow row(UUID person) {
    return rows().stream()
        .filter(row -> person.equals(row.line().personId()))
        .findFirst()
        .orElseThrow();
  }

  /** Applies what the table says, to the end. */
  SheetApply apply() {
    var total = tables.total(world.tenant, world.run.id());
    var apply = world.training.use(() -> applies.apply(world.run.id(), total, world.office));
    work();
    return applies.get(world.tenant, apply.id());
  }

  void work() {
    while (applier.workNext(world.tenant)) {
      world.clock.forward(1);
    }
  }

  /** Minutes that stand in the ledger, posted and held. */
  int standing() {
    return world.training.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select coalesce(sum(posted_minutes + held_minutes), 0) from credit_entry")
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void close() {
    world.close();
  }
}
