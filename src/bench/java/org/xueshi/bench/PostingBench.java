package org.xueshi.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.control.Verifications;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.web.entity.Actor;

/**
 * The gate in batches of a course's size, with recognition, caps, overlap, idempotency and chain,
 * beside bare multi-row INSERT; then verification of what was posted beside COPY through SHA-256.
 */
final class PostingBench {

  private static final int TEACHERS = 1000;
  private static final int MINUTES = 90;
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);

  private final BenchedTool tool;
  private final Actor actor;

  private PostingBench(BenchedTool tool) {
    this.tool = tool;
    this.actor = new Actor(tool.tenant(), "SYSTEM", "bench");
  }

  static void take(BenchedTool tool, Report report, Options options) throws Exception {
    new PostingBench(tool).take(report, options);
  }

  private void take(Report report, Options options) throws Exception {
    var floor = new Floor(tool.superuser());
    var ours = Measured.none("entries/s");
    var insert = Measured.none("rows/s");
    try (var connection = new OneConnection(tool.databaseUrl())) {
      var jdbi = connection.jdbi();
      var teachers = Roster.of(jdbi, actor.tenant(), TEACHERS);
      // The first round warms the compiler and PostgreSQL's cache up and is not counted.
      for (var round = 0; round <= options.rounds(); round++) {
        var batches = recorded(jdbi, teachers, round);
        var rows = batches.size() * TEACHERS;
        var posted = rows / post(jdbi, batches);
        var bare = floor.multiRowInsert(rows, TEACHERS);
        if (round > 0) {
          ours = ours.and(posted);
          insert = insert.and(bare);
        }
      }
      report.ratio("posting in batches of " + TEACHERS, ours, insert, "≥ 0.25, aim 0.5");
      verify(jdbi, floor, report, options);
    }
  }

  /** Evidence of a fortnight's sessions, one for everybody each day. */
  private List<List<Posting>> recorded(Jdbi jdbi, List<UUID> teachers, int round) {
    var book = EvidenceBooks.on(jdbi, Clock.systemUTC());
    var batches = new ArrayList<List<Posting>>();
    for (var day = 0; day < 10; day++) {
      var date = FIRST.plusDays(round * 14L + day);
      batches.add(
          jdbi.inTransaction(
              handle ->
                  teachers.stream()
                      .map(teacher -> book.record(evidence(teacher, date)))
                      .map(found -> posting(found.id()))
                      .toList()));
    }
    return batches;
  }

  private NewEvidence evidence(UUID teacher, LocalDate date) {
    var facts = Facts.aSession(teacher).on(date.toString(), "09:00", MINUTES).facts();
    return new NewEvidence("bench:" + teacher + ":" + date, facts, actor);
  }

  private static Posting posting(UUID evidence) {
    return new Posting("bench:" + evidence, evidence, Assessment.NONE, MINUTES, 0);
  }

  private double post(Jdbi jdbi, List<List<Posting>> batches) {
    var ledger = Ledgers.on(jdbi, Clock.system(Clocks.DISTRICT_ZONE)).ledger();
    var began = System.nanoTime();
    for (var batch : batches) {
      var refused =
          jdbi.inTransaction(handle -> ledger.post(batch, actor)).stream()
              .filter(outcome -> outcome.isRefused())
              .findFirst();
      if (refused.isPresent()) {
        throw new IllegalStateException(refused.get().toString());
      }
    }
    return Floor.seconds(began);
  }

  private void verify(Jdbi jdbi, Floor floor, Report report, Options options) throws Exception {
    var verification = Verifications.on(jdbi, Clock.systemUTC());
    var ours = Measured.none("entries/s");
    var copy = Measured.none("rows/s");
    for (var round = 0; round <= options.rounds(); round++) {
      var began = System.nanoTime();
      var run = jdbi.inTransaction(handle -> verification.verify(actor));
      var rate = run.entries() / Floor.seconds(began);
      var bare = floor.copyOut("credit_entry");
      if (round > 0) {
        ours = ours.and(rate);
        copy = copy.and(bare);
      }
    }
    report.ratio("verification of the book", ours, copy, "≥ 0.1, aim 0.3");
  }

  /** Names that only a bench has. */
  static final class Roster {

    private Roster() {}

    static List<UUID> of(Jdbi jdbi, UUID tenant, int count) {
      var ids = new ArrayList<UUID>();
      jdbi.useHandle(
          handle -> {
            var batch =
                handle.prepareBatch(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name,
                      cycle_starts_on, version) values (?, ?, ?, '张', ?, date '2025-01-01', 1)
                    """);
            for (var i = 0; i < count; i++) {
              var id = Ids.next();
              ids.add(id);
              batch.add(tenant, id, "B" + id, "教师" + i);
            }
            batch.execute();
          });
      return ids;
    }
  }
}
