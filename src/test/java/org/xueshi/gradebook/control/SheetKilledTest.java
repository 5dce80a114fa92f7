package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetFilter;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.ledger.control.Verifications;

/**
 * An apply, and its undoing, by a process that is killed at seeded statements, again and again,
 * until it is through: the totals are those of a model that knows nothing of crashes. {@code
 * -Dkills=200} for the long run, {@code -Dseed=…} for another one.
 */
class SheetKilledTest {

  private static final int PEOPLE = 150;
  private static final int MINUTES = 90;
  private static final int STATEMENTS_MAX = 2_400;

  private final SheetWorld sheet = new SheetWorld();
  private final Random random = new Random(Long.getLong("seed", 7));
  private int kills = Integer.getInteger("kills", 3);
  private long ahead = 600;

  @AfterEach
  void close() {
    sheet.close();
  }

  @Test
  void killed_at_any_statement_it_ends_with_the_totals_of_the_model() throws Exception {
    prepare();
    var rounds = 0;
    while (kills > 0 || rounds == 0) {
      var apply = asked();
      untilThrough(apply);
      assertThat(sheet.standing()).as("applied, seed " + seed()).isEqualTo(PEOPLE * MINUTES);
      sheet.world.training.run(() -> sheet.applies.undo(apply.id(), "演练", sheet.world.office));
      untilThrough(apply);
      assertThat(sheet.standing()).as("taken back, seed " + seed()).isZero();
      rounds++;
    }
    var verification = Verifications.on(sheet.world.training.jdbi, sheet.world.clock);
    var findings =
        sheet.world.training.use(() -> verification.verify(sheet.world.office)).findings();
    assertThat(findings).as("seals, seed " + seed()).isEmpty();
  }

  private static long seed() {
    return Long.getLong("seed", 7);
  }

  /** Learners with a passing grade in a file. */
  private void prepare() {
    var file = new StringBuilder("学号,甲 (分数)\n");
    for (var i = 1; i <= PEOPLE; i++) {
      sheet.world.training.aParticipant(sheet.world.run);
    }
    numbers().forEach(number -> file.append(number).append(",88\n"));
    sheet.file(file.toString());
    sheet.count("甲", MINUTES, 0);
    sheet.file(file.toString());
  }

  private List<String> numbers() {
    return sheet.world.training.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select staff_number from person where staff_number is not null")
                .mapTo(String.class)
                .list());
  }

  /** Everything that can be credited, credited again by decision if it was taken back. */
  private SheetApply asked() {
    sheet.tables.decideAll(
        sheet.world.run.id(),
        new SheetTables.Wanted(Decision.CREDIT, "恢复"),
        SheetFilter.ALL,
        sheet.world.office);
    var total = sheet.tables.total(sheet.world.tenant, sheet.world.run.id());
    assertThat(total.rows()).isEqualTo(PEOPLE);
    return sheet.world.training.use(
        () -> sheet.applies.apply(sheet.world.run.id(), total, sheet.world.office));
  }

  private void untilThrough(SheetApply apply) throws Exception {
    while (sheet.applies.get(sheet.world.tenant, apply.id()).working()) {
      var statements = kills-- > 0 ? 1 + random.nextInt(STATEMENTS_MAX) : Integer.MAX_VALUE;
      var code = node(statements);
      assertThat(code).as("statements " + statements).isIn(SheetNode.FINISHED, SheetNode.KILLED);
      assertThat(sheet.standing()).as("statements " + statements).isEqualTo(done(apply.id()));
    }
  }

  /** What our own record says stands, as of this moment. */
  private int done(UUID apply) {
    return sheet.world.training.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(posted_minutes + held_minutes), 0) from sheet_apply_row
                    where apply_id = :apply and state = 'DONE'
                    """)
                .bind("apply", apply)
                .mapTo(Integer.class)
                .one());
  }

  private int node(int statements) throws Exception {
    // A lease is two minutes: the next node is that much later.
    ahead += 300;
    var url =
        sheet.world.training.jdbi.withHandle(
            handle -> handle.getConnection().getMetaData().getURL());
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                SheetNode.class.getName(),
                url,
                sheet.world.tenant.toString(),
                String.valueOf(ahead),
                String.valueOf(statements))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** As this test was loaded: launchers hide it from the system property. */
  private static String classPath() {
    if (SheetKilledTest.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }
}
