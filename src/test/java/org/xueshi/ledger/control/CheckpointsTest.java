package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.io.ByteArrayOutputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Link;

/** What a superuser did since a checkpoint is found, inside and, with two files, outside. */
class CheckpointsTest {

  private static final Path CHECK = Path.of("deploy/check/BookCheck.java");

  @TempDir private static Path compiled;
  @TempDir private Path folder;

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");
  private Entry first;
  private Entry second;
  private Entry third;

  @BeforeEach
  void three_entries_and_a_checkpoint() throws Exception {
    first = posted("a", "2026-03-10");
    second = posted("b", "2026-03-11");
    third = posted("c", "2026-03-12");
    world.use(() -> world.checkpoints.take(world.tenant)).orElseThrow();
    Files.writeString(folder.resolve("checkpoint"), file(1));
    Files.writeString(folder.resolve("keys"), world.use(() -> world.keys.keySet(world.tenant)));
  }

  @Test
  void there_is_one_a_day_and_an_honest_book_grows_on() throws Exception {
    assertThat(world.use(() -> world.checkpoints.take(world.tenant))).isEmpty();
    tomorrow();
    posted("d", "2026-03-13");
    desk.reverse("r", second);
    assertThat(world.use(() -> world.checkpoints.take(world.tenant))).isPresent();
    assertThat(findings()).isEmpty();
    assertThat(offline()).isEmpty();
    Files.writeString(folder.resolve("checkpoint"), file(2));
    assertThat(offline()).isEmpty();
  }

  @Test
  void an_edited_entry_is_named() throws Exception {
    tamper("update credit_entry set posted_minutes = 900 where id = ?", second.id());
    assertThat(offline()).anyMatch(line -> line.startsWith("EDITED entry " + second.id()));
  }

  @Test
  void a_dropped_and_a_reordered_entry_are_named() throws Exception {
    tamper("update credit_entry set position = 99 where id = ?", second.id());
    tamper("update credit_entry set position = 2 where id = ?", third.id());
    assertThat(offline()).anyMatch(line -> line.contains(third.id().toString()));
    tamper("delete from credit_entry where id = ?", second.id());
    assertThat(offline()).anyMatch(line -> line.startsWith("CUT OFF person " + teacher));
  }

  @Test
  void edited_evidence_is_named_at_its_entry() throws Exception {
    tamper("update evidence set minutes = 45 where id = ?", second.credit().evidence());
    assertThat(offline())
        .containsExactly("EVIDENCE of entry " + second.id() + " was edited or is missing");
  }

  @Test
  void a_tail_cut_off_together_with_its_head_is_found_only_by_the_checkpoint() throws Exception {
    cutOffTail();
    assertThat(findings()).containsExactly("checkpoint");
    assertThat(offline()).anyMatch(line -> line.startsWith("CUT OFF person " + teacher));
  }

  @Test
  void a_cut_is_found_although_a_later_checkpoint_signed_the_shorter_chain() throws Exception {
    cutOffTail();
    tomorrow();
    world.use(() -> world.checkpoints.take(world.tenant)).orElseThrow();
    assertThat(findings()).containsExactly("checkpoint");
  }

  @Test
  void a_chain_built_anew_is_found() throws Exception {
    var link = world.use(() -> world.entries.get(world.tenant, second.id()));
    tamper("update credit_entry set earned_on = earned_on - 400 where id = ?", second.id());
    var edited = world.use(() -> world.entries.get(world.tenant, second.id()));
    var forged = Link.after(new ChainHead(1, link.previous()), edited.entry());
    var tail = world.use(() -> world.entries.get(world.tenant, third.id()));
    var resealed = Link.after(forged.head(), tail.entry());
    reseal(forged);
    reseal(resealed);
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    "update ledger_chain set hash = ? where person_id = ?",
                    resealed.hash().bytes(),
                    teacher));
    assertThat(findings()).contains("checkpoint");
    assertThat(offline()).anyMatch(line -> line.startsWith("REWRITTEN up to entry " + third.id()));
  }

  @Test
  void an_edited_rule_pack_is_named() throws Exception {
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update rule_pack set document = jsonb_set(document, '{hour,minutes}', '40')
                    where tenant_id = ?""",
                    world.tenant));
    assertThat(findings()).containsExactly("pack");
    assertThat(offline()).anyMatch(line -> line.startsWith("RULE PACK ganzhou-1"));
  }

  @Test
  void an_entry_added_in_the_past_is_named() throws Exception {
    tomorrow();
    world.clock.set(world.clock.instant().minus(Duration.ofDays(9)));
    var late = posted("late", "2026-03-20");
    assertThat(offline()).anyMatch(line -> line.startsWith("ADDED IN THE PAST entry " + late.id()));
  }

  @Test
  void a_checkpoint_that_somebody_else_signed_is_not_believed() throws Exception {
    var forged = file(1).replaceFirst("\n(.{200})", "\n$1x");
    Files.writeString(folder.resolve("checkpoint"), forged);
    assertThat(offline()).anyMatch(line -> line.startsWith("SIGNATURE"));
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    "update checkpoint set jws = jws || 'x' where tenant_id = ?", world.tenant));
    assertThat(findings()).containsExactly("signature");
  }

  @Test
  void the_command_itself_ends_with_0_or_1() throws Exception {
    export();
    assertThat(command()).isZero();
    tamper("update credit_entry set posted_minutes = 900 where id = ?", second.id());
    export();
    assertThat(command()).isEqualTo(1);
  }

  private void cutOffTail() {
    tamper("delete from credit_entry where id = ?", third.id());
    tamper("delete from claimed_interval where evidence_id = ?", third.credit().evidence());
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update ledger_chain set length = 2,
                      hash = (select hash from credit_entry where id = ?)
                    where person_id = ?""",
                    second.id(),
                    teacher));
  }

  private void reseal(Link link) {
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    "update credit_entry set hash = ?, previous_hash = ? where id = ?",
                    link.hash().bytes(),
                    link.previous().bytes(),
                    link.entry().id()));
  }

  private Entry posted(String key, String day) {
    var evidence = desk.record(key, aSession(teacher).on(day, "09:00", 90));
    return desk.post(desk.proposed(evidence)).entries().get(0);
  }

  private void tomorrow() {
    world.clock.set(world.clock.instant().plus(Duration.ofDays(1)));
  }

  private void tamper(String sql, UUID id) {
    LedgerWorld.intruder().useHandle(handle -> handle.execute(sql, id));
  }

  private String file(int number) {
    return world.use(() -> world.checkpoints.file(world.tenant, number));
  }

  private List<String> findings() {
    return world.use(() -> world.verification.verify(world.office)).findings().stream()
        .map(finding -> finding.what().key().replaceFirst(".*\\.", ""))
        .toList();
  }

  private void export() throws Exception {
    var bytes = new ByteArrayOutputStream();
    world.run(() -> world.bookExport.write(world.tenant, bytes));
    Files.write(folder.resolve("book"), bytes.toByteArray());
  }

  /** The command's own class, compiled by itself: it may use nothing of ours. */
  @SuppressWarnings("unchecked")
  private List<String> offline() throws Exception {
    export();
    if (!Files.exists(compiled.resolve("BookCheck.class"))) {
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, "-cp", "", "-d", compiled.toString(), CHECK.toString()))
          .isZero();
    }
    try (var loader =
        new URLClassLoader(
            new java.net.URL[] {compiled.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      var check = loader.loadClass("BookCheck");
      return (List<String>)
          check
              .getMethod("check", Path.class, Path.class, Path.class)
              .invoke(
                  null,
                  folder.resolve("book"),
                  folder.resolve("checkpoint"),
                  folder.resolve("keys"));
    }
  }

  private int command() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            CHECK.toString(),
            folder.resolve("book").toString(),
            folder.resolve("checkpoint").toString(),
            folder.resolve("keys").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start()
        .waitFor();
  }
}
