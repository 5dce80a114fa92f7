package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.xueshi.gradebook.entity.ExportJob;
import org.xueshi.gradebook.entity.ExportJob.RowState;
import org.xueshi.gradebook.entity.ExportLayout;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Actor;

/**
 * 上报: records of the ledger for the provincial and national teacher systems. A file holds what was
 * not accepted yet as it is now; receipts say row by row what was taken.
 */
@ApplicationScoped
public class DistrictExports {

  private static final int TEXT_MAX = 20_000;
  private static final Set<String> YES = Set.of("accepted", "接收", "已接收", "成功");
  private static final Set<String> NO = Set.of("rejected", "拒收", "已拒收", "失败");

  private ExportStore store;
  private Clock clock;

  protected DistrictExports() {}

  @Inject
  DistrictExports(ExportStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public List<ExportJob.Layout> layouts(UUID tenant) {
    return store.layouts(tenant);
  }

  /** The newest files. */
  public List<ExportJob> newest(UUID tenant, int limit) {
    return store.jobs(tenant, null, limit);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  public ExportJob get(UUID tenant, UUID id) {
    return store.jobs(tenant, id, 1).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  /** Rows of a file, rejected ones first. */
  public List<ExportJob.Row> rows(UUID tenant, UUID job) {
    return store.rows(tenant, job);
  }

  /**
   * Keeps a layout under its name.
   *
   * @return everything that is wrong with it; then nothing was kept
   * @throws Refusal INVALID {@code gradebook.refusal.layoutName}
   */
  @Transactional
  public List<Text> keep(UUID tenant, String name, String definition) {
    var bare = name == null ? "" : name.strip();
    if (bare.isEmpty() || bare.length() > 60 || definition.length() > TEXT_MAX) {
      throw Refusal.invalid("gradebook.refusal.layoutName");
    }
    var problems = ExportLayout.parse(definition).problems();
    if (problems.isEmpty()) {
      store.keep(tenant, bare, definition, clock.instant());
    }
    return problems;
  }

  /**
   * Makes a file of everything that was not accepted yet as it is now.
   *
   * @return all errors, at once; then no file was made. Empty if there is a file, or nothing new
   * @throws Refusal NOT_FOUND; CONFLICT {@code gradebook.refusal.nothingToExport}
   */
  @Transactional
  public Made make(UUID layoutId, Actor actor) {
    var tenant = actor.tenant();
    var layout =
        store.layouts(tenant).stream()
            .filter(one -> one.id().equals(layoutId))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    var job = Ids.next();
    store.insert(tenant, new ExportStore.Making(job, layout, actor, clock.instant()));
    var rows = store.rows(tenant, job);
    if (rows.isEmpty()) {
      throw Refusal.conflict("gradebook.refusal.nothingToExport");
    }
    var problems = new ArrayList<Text>();
    var parsed = ExportLayout.parse(layout.definition());
    rows.forEach(row -> parsed.line(row.facts(), problems));
    if (!problems.isEmpty()) {
      throw new Faulty(problems.stream().distinct().limit(100).toList());
    }
    return new Made(job);
  }

  /** A file that was made. */
  public record Made(UUID job) {}

  /** No file was made, for all these reasons. */
  public static final class Faulty extends Refusal {
    private final transient List<Text> problems;

    Faulty(List<Text> problems) {
      super(Kind.INVALID, Text.of("gradebook.export.faulty", problems.size()));
      this.problems = problems;
    }

    public List<Text> problems() {
      return problems;
    }
  }

  /** What reading receipts came to. */
  public record Receipts(int accepted, int rejected, List<Text> problems) {}

  /**
   * Takes receipts: a table with the record's number, {@code accepted} or {@code rejected}, and the
   * reason. All errors at once; if there is one, nothing is taken.
   *
   * @throws Refusal NOT_FOUND; INVALID {@code gradebook.refusal.unreadableFile}
   */
  @Transactional
  public Receipts receipts(UUID tenant, UUID job, byte[] content) {
    get(tenant, job);
    var known = new HashSet<UUID>();
    rows(tenant, job).forEach(row -> known.add(row.recordId()));
    var answers = new ArrayList<ExportStore.Answered>();
    var problems = new ArrayList<Text>();
    var lines = TableReader.read(content);
    for (var i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.stream().anyMatch(cell -> !cell.isBlank())) {
        answer(i + 1, line, known, answers, problems);
      }
    }
    if (!problems.isEmpty()) {
      return new Receipts(0, 0, problems);
    }
    store.answer(tenant, job, answers, clock.instant());
    var accepted = answers.stream().filter(one -> one.state() == RowState.ACCEPTED).count();
    return new Receipts((int) accepted, answers.size() - (int) accepted, List.of());
  }

  private static void answer(
      int number,
      List<String> line,
      Set<UUID> known,
      List<ExportStore.Answered> answers,
      List<Text> problems) {
    var record = Ids.parse(line.get(0)).filter(known::contains);
    var said = line.size() > 1 ? line.get(1).toLowerCase(Locale.ROOT) : "";
    var reason = line.size() > 2 ? line.get(2) : "";
    if (record.isEmpty()) {
      problems.add(Text.of("gradebook.export.problem.record", number, line.get(0)));
    } else if (!YES.contains(said) && !NO.contains(said)) {
      problems.add(Text.of("gradebook.export.problem.said", number, said));
    } else if (NO.contains(said) && reason.isBlank()) {
      problems.add(Text.of("gradebook.export.problem.reason", number));
    } else {
      var state = YES.contains(said) ? RowState.ACCEPTED : RowState.REJECTED;
      answers.add(new ExportStore.Answered(record.get(), state, reason.isBlank() ? null : reason));
    }
  }
}
