package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.gradebook.control.SheetTableStore.Whose;
import org.xueshi.gradebook.entity.SheetApply.Total;
import org.xueshi.gradebook.entity.SheetFilter;
import org.xueshi.gradebook.entity.SheetFinding;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.gradebook.entity.SheetRow;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.entity.Actor;

/** 核对表 of a sheet: pages of it, what applying would come to, and what people decide. */
@ApplicationScoped
public class SheetTables {

  private static final int REASON_MAX = 500;
  private static final int ALL = 1_000_000;

  private SheetTableStore store;
  private CountedColumnStore columns;
  private Clock clock;

  protected SheetTables() {}

  @Inject
  SheetTables(SheetTableStore store, CountedColumnStore columns, Clock clock) {
    this.store = store;
    this.columns = columns;
    this.clock = clock;
  }

  /** A page of the table. */
  public List<SheetRow> rows(UUID tenant, UUID courseRun, SheetFilter filter, Slice slice) {
    return store.rows(whose(tenant, courseRun), filter, slice.offset(), slice.limit());
  }

  /** From which line, and how many. */
  public record Slice(int offset, int limit) {}

  public int count(UUID tenant, UUID courseRun, SheetFilter filter) {
    return store.count(whose(tenant, courseRun), filter);
  }

  /** How many lines there are of each finding; findings without any are missing. */
  public Map<SheetFinding, Integer> counts(UUID tenant, UUID courseRun) {
    return store.counts(whose(tenant, courseRun));
  }

  /** What applying would come to now. */
  public Total total(UUID tenant, UUID courseRun) {
    return store.total(whose(tenant, courseRun));
  }

  /** How a course run treats lowered grades, by name. */
  String lowered(UUID tenant, UUID courseRun) {
    return columns.setting(tenant, courseRun).orElse(SheetSetting.USUAL).lowered().name();
  }

  private Whose whose(UUID tenant, UUID courseRun) {
    return new Whose(tenant, courseRun, lowered(tenant, courseRun));
  }

  /**
   * Completions of sheets.
   *
   * @param all passed, and not from our own columns
   * @param settled of them: with an entry, or with a stated reason for none
   */
  public record Share(int all, int settled) {

    /** In percent, rounded down, so that 100 means all; 100 if there are none. */
    public int percent() {
      return all == 0 ? 100 : (int) (100L * settled / all);
    }

    public Share plus(Share other) {
      return new Share(all + other.all, settled + other.settled);
    }
  }

  /** By course run; those without completions are missing. */
  public Map<UUID, Share> shares(UUID tenant) {
    var shares = new java.util.HashMap<UUID, Share>();
    store.settled(tenant).forEach((id, each) -> shares.put(id, new Share(each[0], each[1])));
    return shares;
  }

  /**
   * Decides about lines, each as far as its finding allows.
   *
   * @param decision null takes decisions back
   * @param reason 1–500 characters; needed for everything but crediting
   * @param keys {@code column/subject}
   * @return how many were decided
   * @throws Refusal INVALID {@code gradebook.refusal.nothingChosen, reason}
   */
  @Transactional
  public int decide(UUID courseRun, Wanted wanted, List<String> keys, Actor actor) {
    if (keys.isEmpty()) {
      throw Refusal.invalid("gradebook.refusal.nothingChosen");
    }
    var deciding =
        new SheetTableStore.Deciding(wanted.decision(), reason(wanted), actor, clock.instant());
    var allowed =
        Stream.of(SheetFinding.values())
            .filter(
                finding ->
                    wanted.decision() == null || finding.decisions().contains(wanted.decision()))
            .toList();
    return store.decide(whose(actor.tenant(), courseRun), deciding, allowed, keys);
  }

  /** The same for every line that a filter finds. */
  @Transactional
  public int decideAll(UUID courseRun, Wanted wanted, SheetFilter filter, Actor actor) {
    var keys =
        rows(actor.tenant(), courseRun, filter, new Slice(0, ALL)).stream()
            .map(row -> row.line().columnId() + "/" + row.line().subject())
            .toList();
    return decide(courseRun, wanted, keys, actor);
  }

  /** A decision and why. */
  public record Wanted(Decision decision, String reason) {}

  private static String reason(Wanted wanted) {
    var words = wanted.reason() == null ? "" : wanted.reason().strip();
    if (wanted.decision() == null) {
      return null;
    }
    if (words.length() > REASON_MAX || (words.isEmpty() && wanted.decision() != Decision.CREDIT)) {
      throw Refusal.invalid("gradebook.refusal.reason", REASON_MAX);
    }
    return words.isEmpty() ? null : words;
  }
}
