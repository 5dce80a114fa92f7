package org.xueshi.papers.control;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.xueshi.ledger.control.AttestedBooks.Attested;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.papers.entity.Dates;
import org.xueshi.papers.entity.Holder;
import org.xueshi.papers.entity.Transcript;

/** What counts in a period, put in order: a pure function of the book. */
final class Transcripts {

  private Transcripts() {}

  /** Who, when, and in whose name. */
  record Heading(Holder holder, Dates dates, String issuer) {}

  static Transcript of(Attested attested, Period period, Heading heading) {
    var pack = attested.standing().pack();
    var entries = within(attested, period);
    var years = new TreeMap<Integer, List<Entry>>();
    var modes = new EnumMap<Mode, List<Entry>>(Mode.class);
    for (var entry : entries) {
      var credit = entry.credit();
      years.computeIfAbsent(credit.earnedOn().getYear(), any -> new ArrayList<>()).add(entry);
      modes.computeIfAbsent(credit.mode(), any -> new ArrayList<>()).add(entry);
    }
    return new Transcript(
        heading.holder(),
        period.from(),
        period.to(),
        heading.dates(),
        heading.issuer(),
        pack.title(),
        years.entrySet().stream()
            .map(year -> year(year.getKey(), year.getValue(), pack))
            .filter(year -> !year.lines().isEmpty())
            .toList(),
        modes.entrySet().stream()
            .map(mode -> total(mode.getKey().name(), mode.getValue(), pack))
            .filter(total -> total.minutes() != 0)
            .toList(),
        total("", entries, pack),
        held(attested, period, pack));
  }

  /** Entries that change what counts, earned in the period, oldest first. */
  static List<Entry> within(Attested attested, Period period) {
    return attested.book().entries().stream()
        .filter(entry -> period.contains(entry.credit().earnedOn()))
        .filter(entry -> entry.effect().posted() != 0)
        .sorted(Comparator.comparing(entry -> entry.credit().earnedOn()))
        .toList();
  }

  private static Transcript.Year year(int year, List<Entry> entries, RulePack pack) {
    var groups = new LinkedHashMap<List<Object>, List<Entry>>();
    for (var entry : entries) {
      var credit = entry.credit();
      var course = credit.course();
      var belongs = course.runId() == null ? credit.evidence() : course.runId();
      groups.computeIfAbsent(List.of(belongs, credit.mode()), any -> new ArrayList<>()).add(entry);
    }
    var lines =
        groups.values().stream()
            .map(group -> line(group, pack))
            .filter(line -> line.total().minutes() != 0)
            .toList();
    return new Transcript.Year(year, lines, total(String.valueOf(year), entries, pack));
  }

  private static Transcript.Line line(List<Entry> group, RulePack pack) {
    var credit = group.get(0).credit();
    var course = credit.course();
    var last =
        group.stream()
            .map(entry -> entry.credit().earnedOn())
            .max(Comparator.<LocalDate>naturalOrder())
            .orElseThrow();
    return new Transcript.Line(
        credit.earnedOn(),
        last,
        course.title(),
        course.kind().name(),
        course.level().name(),
        course.theme().name(),
        credit.mode().name(),
        total("", group, pack));
  }

  private static Transcript.Total total(String what, List<Entry> entries, RulePack pack) {
    var minutes = entries.stream().mapToInt(entry -> entry.effect().posted()).sum();
    var hours =
        entries.stream()
            .map(entry -> entry.credit().hours(entry.effect().posted()))
            .reduce(Hours.ZERO, Hours::plus);
    return new Transcript.Total(what, shown(pack, hours), minutes);
  }

  private static String held(Attested attested, Period period, RulePack pack) {
    return shown(
        pack,
        attested.book().entries().stream()
            .filter(entry -> period.contains(entry.credit().earnedOn()))
            .map(entry -> entry.credit().hours(entry.effect().held()))
            .reduce(Hours.ZERO, Hours::plus));
  }

  static String shown(RulePack pack, Hours hours) {
    BigDecimal shown = pack.hour().shown(hours);
    return shown.toPlainString();
  }
}
