package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.entity.PersonFacts;
import org.xueshi.roster.entity.RosterChange;
import org.xueshi.roster.entity.RosterDiff;
import org.xueshi.roster.entity.RosterRow;
import org.xueshi.web.entity.Actor;

/**
 * 名册导入: a file is kept, looked at as changes, applied whole or not at all, and taken back as long
 * as nobody has changed those people since.
 */
@ApplicationScoped
public class RosterImports {

  /** More rows than any district has teachers. */
  public static final int ROWS_MAX = 50_000;

  private RosterStore store;
  private RosterReading reading;
  private IdCells ids;
  private Clock clock;

  protected RosterImports() {}

  @Inject
  RosterImports(RosterStore store, RosterReading reading, IdCells ids, Clock clock) {
    this.store = store;
    this.reading = reading;
    this.ids = ids;
    this.clock = clock;
  }

  /** Where rows came from. */
  public enum Source {
    TABLE,
    ONEROSTER
  }

  /**
   * A file that was read.
   *
   * @param whole whether it is the whole roster, so that the missing have left
   */
  public record Upload(String fileName, Source source, boolean whole, List<RosterRow> rows) {}

  /** A file as it is kept; times are null for what has not happened. */
  public record Kept(
      UUID id,
      String fileName,
      Source source,
      boolean whole,
      List<RosterRow> rows,
      Instant uploadedAt,
      Instant appliedAt,
      Instant undoneAt) {}

  /** A row with everything that is wrong with it. */
  public record BadRow(RosterRow row, List<Text> problems) {}

  /**
   * What would change.
   *
   * @param bad rows that cannot be read; if there is one, nothing can be applied
   * @param same how many stay as they are
   * @param seen stands for exactly these changes
   */
  public record Preview(
      Kept file, List<BadRow> bad, List<RosterChange> changes, int same, String seen) {

    public boolean canApply() {
      return bad.isEmpty() && !changes.isEmpty() && file.appliedAt() == null;
    }

    public long count(RosterChange.Kind kind) {
      return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** Whether so many leave that somebody must say that this is meant. */
    public boolean asksForLeavers() {
      return count(RosterChange.Kind.LEFT) > RosterDiff.LEAVERS_UNASKED;
    }
  }

  /**
   * Keeps the rows, identity-card numbers only as hashes.
   *
   * @throws Refusal INVALID {@code roster.refusal.empty, tooLong}
   */
  @Transactional
  public UUID keep(UUID tenant, Upload upload, Actor actor) {
    if (upload.rows().isEmpty()) {
      throw Refusal.invalid("roster.refusal.empty");
    }
    if (upload.rows().size() > ROWS_MAX) {
      throw Refusal.invalid("roster.refusal.tooLong", ROWS_MAX);
    }
    var id = Ids.next();
    var name = upload.fileName().isBlank() ? "-" : upload.fileName().strip();
    var shown = name.length() > 200 ? name.substring(name.length() - 200) : name;
    var kept = new Upload(shown, upload.source(), upload.whole(), ids.hashed(upload.rows()));
    store.insert(tenant, id, kept, clock.instant(), actor);
    return id;
  }

  @Transactional
  public List<Kept> newest(UUID tenant, int limit) {
    return store.newest(tenant, limit);
  }

  /**
   * What it would change today; of an applied one, what it did.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Preview preview(UUID tenant, UUID id) {
    var file = store.find(tenant, id).orElseThrow(Refusal::notFound);
    if (file.appliedAt() != null) {
      var done = store.changes(tenant, id);
      return new Preview(file, List.of(), done, file.rows().size() - done.size(), "");
    }
    var roster = store.roster(tenant);
    var holders = new HashMap<String, String>();
    roster.forEach((number, known) -> holders.put(known.facts().idHash(), number));
    var against = new RosterReading.Against(store.schools(tenant), holders, today());
    var read = reading.read(file.rows(), against);
    var bad =
        read.stream()
            .filter(one -> one.line() == null)
            .map(one -> new BadRow(one.row(), one.problems()))
            .toList();
    var lines = read.stream().map(RosterReading.Read::line).filter(Objects::nonNull).toList();
    // With rows that cannot be read, whoever seems missing may be one of them.
    var changes = RosterDiff.of(roster, lines, file.whole() && bad.isEmpty(), today());
    var touched = changes.stream().filter(change -> change.row() > 0).count();
    var same = (int) (lines.size() - touched);
    return new Preview(file, bad, changes, same, Digests.sha256Hex(changes.toString()));
  }

  /**
   * Applies exactly what was seen.
   *
   * @param seen of the preview
   * @param leaversMeant whether somebody confirmed that many leave
   * @throws Refusal NOT_FOUND; CONFLICT {@code roster.refusal.applied, problems, moved}; INVALID
   *     {@code roster.refusal.leavers}
   */
  @Transactional
  public Preview apply(UUID tenant, UUID id, String seen, boolean leaversMeant, Actor actor) {
    store.lock(tenant);
    var preview = preview(tenant, id);
    if (preview.file().appliedAt() != null) {
      throw Refusal.conflict("roster.refusal.applied");
    }
    if (!preview.bad().isEmpty()) {
      throw Refusal.conflict("roster.refusal.problems", preview.bad().size());
    }
    if (!preview.seen().equals(seen)) {
      throw Refusal.conflict("roster.refusal.moved");
    }
    if (preview.asksForLeavers() && !leaversMeant) {
      throw Refusal.invalid("roster.refusal.leavers", preview.count(RosterChange.Kind.LEFT));
    }
    var position = 0;
    for (var change : preview.changes()) {
      var person = change.person() == null ? Ids.next() : change.person();
      store.write(tenant, person, change.staffNumber(), change.after());
      store.note(tenant, id, ++position, person, change);
    }
    store.applied(tenant, id, clock.instant(), actor);
    return preview;
  }

  /**
   * Takes an import back: everybody is again what they were; those it added are ended.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code roster.refusal.notApplied, undone, changedSince} –
   *     the last with how many people were changed since
   */
  @Transactional
  public void undo(UUID tenant, UUID id, Actor actor) {
    store.lock(tenant);
    var file = store.find(tenant, id).orElseThrow(Refusal::notFound);
    if (file.appliedAt() == null) {
      throw Refusal.conflict("roster.refusal.notApplied");
    }
    if (file.undoneAt() != null) {
      throw Refusal.conflict("roster.refusal.undone");
    }
    var changes = store.changes(tenant, id);
    var roster = store.roster(tenant);
    var moved =
        changes.stream()
            .filter(change -> !roster.get(change.staffNumber()).facts().equals(change.after()))
            .count();
    if (moved > 0) {
      throw Refusal.conflict("roster.refusal.changedSince", moved);
    }
    changes.forEach(
        change -> store.write(tenant, change.person(), change.staffNumber(), before(change)));
    store.undone(tenant, id, clock.instant(), actor);
  }

  private PersonFacts before(RosterChange change) {
    return change.before() == null ? change.after().leaving(today()) : change.before();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
