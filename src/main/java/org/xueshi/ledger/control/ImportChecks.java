package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.ImportRow.Checked;
import org.xueshi.ledger.entity.ImportRow.Column;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.OutsideCredit;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.Language;

/** The dry run: every row read, every problem of every row, and what the rules would credit. */
@ApplicationScoped
class ImportChecks {

  private Persons persons;
  private ImportReading reading;
  private Messages messages;
  private Clock clock;

  protected ImportChecks() {}

  @Inject
  ImportChecks(Persons persons, ImportReading reading, Messages messages, Clock clock) {
    this.persons = persons;
    this.reading = reading;
    this.messages = messages;
    this.clock = clock;
  }

  List<Checked> check(UUID tenant, List<ImportRow> rows) {
    var people = new HashMap<String, Optional<PersonRow>>();
    var packs = new HashMap<LocalDate, Optional<RulePack>>();
    var read = new ArrayList<Checked>();
    for (var row : rows) {
      read.add(read(tenant, row, people, packs));
    }
    return judged(tenant, twice(tenant, read));
  }

  private Checked read(
      UUID tenant,
      ImportRow row,
      Map<String, Optional<PersonRow>> people,
      Map<LocalDate, Optional<RulePack>> packs) {
    var number = row.cell(Column.STAFF_NUMBER);
    var person =
        people.computeIfAbsent(number, any -> persons.byStaffNumber(tenant, number)).orElse(null);
    var reader = new RowReader(row, this::mean);
    var credit = reader.read(person, (day, mode) -> hour(tenant, day, mode, packs));
    var problems = new ArrayList<>(reader.problems());
    if (credit != null && credit.earnedOn().isAfter(today())) {
      problems.add(Text.of("ledger.refusal.future", credit.earnedOn()));
    }
    if (credit != null && tooLong(credit)) {
      problems.add(
          Text.of(
              "ledger.refusal.moreThanClock",
              credit.minutes(),
              credit.during().length().toMinutes()));
    }
    return new Checked(row, credit, List.copyOf(problems), null);
  }

  private Optional<Integer> hour(
      UUID tenant, LocalDate day, Mode mode, Map<LocalDate, Optional<RulePack>> packs) {
    return packs
        .computeIfAbsent(day, any -> reading.pack(tenant, day))
        .map(pack -> pack.hour().minutes(mode));
  }

  private static boolean tooLong(OutsideCredit credit) {
    return credit.during() != null && credit.minutes() > credit.during().length().toMinutes();
  }

  /** The same credit twice in the file, or brought before. */
  private List<Checked> twice(UUID tenant, List<Checked> rows) {
    var keys = rows.stream().filter(Checked::isGood).map(one -> one.credit().key()).toList();
    var recorded = reading.credited(tenant, keys);
    var seen = new HashSet<String>();
    return rows.stream().map(one -> one.isGood() ? twice(one, seen, recorded) : one).toList();
  }

  private static Checked twice(Checked one, Set<String> seen, Set<String> recorded) {
    var key = one.credit().key();
    if (recorded.contains(key)) {
      return with(one, Text.of("ledger.import.problem.imported"));
    }
    return seen.add(key) ? one : with(one, Text.of("ledger.import.problem.twice"));
  }

  /** What the rules say of the good ones, each in view of those before it. */
  private List<Checked> judged(UUID tenant, List<Checked> rows) {
    var good = rows.stream().filter(Checked::isGood).toList();
    var evidence = good.stream().map(one -> evidence(tenant, one.credit())).toList();
    var verdicts = new HashMap<ImportRow, Verdict>();
    var proposals = reading.tryOut(tenant, evidence);
    for (var i = 0; i < good.size(); i++) {
      verdicts.put(good.get(i).row(), proposals.get(i).verdict());
    }
    return rows.stream()
        .map(one -> one.isGood() ? judged(one, verdicts.get(one.row())) : one)
        .toList();
  }

  private static Checked judged(Checked one, Verdict verdict) {
    return verdict instanceof Verdict.Credited credited
        ? new Checked(one.row(), one.credit(), one.problems(), credited)
        : with(one, ((Verdict.Refused) verdict).because());
  }

  /** Evidence as it would be, for the rules only: it is not sealed and never written. */
  private Evidence evidence(UUID tenant, OutsideCredit credit) {
    var id = Ids.next();
    var nobody = Actor.system(tenant, "dry-run");
    return new Evidence(tenant, id, credit.facts(Grade.C, id), clock.instant(), nobody, Seal.NONE);
  }

  private static Checked with(Checked one, Text problem) {
    var problems = Stream.concat(one.problems().stream(), Stream.of(problem)).toList();
    return new Checked(one.row(), one.credit(), problems, null);
  }

  private boolean mean(String written, String key) {
    return Stream.of(Language.values())
        .anyMatch(language -> messages.text(language, key).equalsIgnoreCase(written));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
