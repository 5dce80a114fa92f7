package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.ledger.entity.TeacherOutlook;
import org.xueshi.people.control.PersonSearch;
import org.xueshi.people.entity.PersonRow;

/**
 * 全区学时情况: where everybody stands, folded from the entries by the same code as a single person's
 * page. What was folded is kept in memory only, and only while neither book nor roster nor rules
 * nor the day have changed since: it is never stale and never the only copy.
 */
@ApplicationScoped
public class DistrictStandings {

  /** People whose entries are in memory together. */
  private static final int STEP = 500;

  private LightBooks books;
  private RulePacks packs;
  private PersonSearch people;
  private Clock clock;

  private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

  protected DistrictStandings() {}

  @Inject
  public DistrictStandings(LightBooks books, RulePacks packs, PersonSearch people, Clock clock) {
    this.books = books;
    this.packs = packs;
    this.people = people;
    this.clock = clock;
  }

  /**
   * The whole district on a day.
   *
   * @param known as of which day, as known at which instant
   * @param at when it was folded
   * @param teachers by staff number; without leavers
   */
  public record Picture(Known known, RulePack pack, Instant at, List<TeacherOutlook> teachers) {}

  /** Everything the picture depends on. */
  private record Stamp(LocalDate day, long entries, String roster, String pack) {}

  private record Kept(Stamp stamp, Picture picture) {}

  /**
   * Today's, or another day's as known now.
   *
   * @param asOf {@code null} for today
   * @throws Refusal INVALID ({@code ledger.refusal.noRule}) if no pack is in force on that day
   */
  @Transactional
  public Picture of(UUID tenant, LocalDate asOf) {
    var now = clock.instant();
    var day = asOf == null ? LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE) : asOf;
    var pack =
        packs.inForce(tenant, day).orElseThrow(() -> Refusal.invalid("ledger.refusal.noRule", day));
    var stamp = new Stamp(day, books.length(tenant), people.stamp(tenant), pack.code());
    return kept.compute(
            tenant,
            (key, before) ->
                before != null && before.stamp().equals(stamp)
                    ? before
                    : new Kept(stamp, fold(tenant, pack, new Known(day, now))))
        .picture();
  }

  /** Of some people, e.g. those of one page of a list; in their order. */
  @Transactional
  public List<TeacherOutlook> of(UUID tenant, List<PersonRow> some) {
    var now = clock.instant();
    var day = LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE);
    return packs
        .inForce(tenant, day)
        .map(pack -> fold(tenant, pack, some, new Known(day, now)))
        .orElse(List.of());
  }

  private Picture fold(UUID tenant, RulePack pack, Known known) {
    var all = people.serving(tenant, known.asOf());
    var teachers = new ArrayList<TeacherOutlook>(all.size());
    for (var from = 0; from < all.size(); from += STEP) {
      var some = all.subList(from, Math.min(all.size(), from + STEP));
      teachers.addAll(fold(tenant, pack, some, known));
    }
    return new Picture(known, pack, known.knownOn(), List.copyOf(teachers));
  }

  private List<TeacherOutlook> fold(UUID tenant, RulePack pack, List<PersonRow> some, Known known) {
    var read = books.of(tenant, some, known);
    return some.stream()
        .map(
            person -> {
              var book = read.get(person.id());
              var standing = Standing.of(pack, book, known, Hours.ZERO);
              return new TeacherOutlook(
                  person.id(),
                  person.displayName(),
                  person.staffNumber(),
                  person.schoolId(),
                  person.schoolName(),
                  TeacherOutlook.cells(standing));
            })
        .toList();
  }
}
