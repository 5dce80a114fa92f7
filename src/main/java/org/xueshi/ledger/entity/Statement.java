package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.entity.Actor;

/**
 * 学时明细: everything a person sees of their hours on a day: where they stand, how each requirement
 * looks, and what became of every piece of evidence, as of a date and as known on an instant. A
 * pure function of book, evidence and rules.
 *
 * @param progress all requirements of the pack, in its order
 * @param lines one for each piece of evidence, newest first
 * @param entries the person's entries earned and known by then, oldest first
 */
public record Statement(
    Standing standing, List<Progress> progress, List<Line> lines, List<Entry> entries) {

  /** Where a piece of evidence is on its way. */
  public enum State {
    COUNTED,
    HELD,
    WAITING,
    REFUSED,
    REVERSED
  }

  /**
   * A piece of evidence and what became of it.
   *
   * @param counted hours that count, or would once posted
   * @param held hours that wait for follow-up
   * @param until first day on which held hours can count; {@code null} if none are held
   * @param because reasons of the rules, in order
   * @param events what was done in the book about it, oldest first
   */
  public record Line(
      Evidence evidence,
      State state,
      Hours counted,
      Hours held,
      LocalDate until,
      List<Text> because,
      List<Event> events) {

    /** Identifier of the newest entry about it; {@code null} if there is none. */
    public UUID newestEntry() {
      return events.isEmpty() ? null : events.get(events.size() - 1).entry();
    }
  }

  /**
   * One act in the book, however many entries it took.
   *
   * @param reasons why; empty for the posting itself, whose reasons are the line's
   */
  public record Event(UUID entry, String type, Instant at, Actor by, List<Text> reasons) {}

  /**
   * A requirement with what is on its way to it.
   *
   * @param held hours waiting for follow-up; none where trainings are counted
   * @param waiting hours, or trainings, that the Office has not posted yet
   */
  public record Progress(Standing.Fulfilment fulfilment, Hours held, Hours waiting) {

    public Forecast forecast(Hours underWay, LocalDate asOf) {
      return new Forecast(
          Hours.of(fulfilment.requirement().amount()),
          fulfilment.have(),
          held.plus(waiting),
          underWay,
          fulfilment.period(),
          asOf);
    }
  }

  /**
   * @param standing already folded for the dates wanted
   * @param proposals all of the person's; those of later evidence are left out here
   */
  public static Statement of(Standing standing, Book book, List<Proposal> proposals) {
    var dates = standing.known();
    var known = book.entries().stream().filter(dates::includes).toList();
    var byEvidence = new HashMap<UUID, List<Entry>>();
    for (var entry : known) {
      byEvidence.computeIfAbsent(entry.credit().evidence(), none -> new ArrayList<>()).add(entry);
    }
    var pack = standing.pack();
    var lines =
        proposals.stream()
            .filter(one -> dates.includes(one.evidence()))
            .map(one -> line(one, byEvidence.getOrDefault(one.evidence().id(), List.of()), pack))
            .sorted(
                Comparator.comparing((Line line) -> line.evidence().facts().earnedOn()).reversed())
            .toList();
    var progress =
        standing.requirements().stream()
            .map(one -> new Reckoning(pack, one, dates.asOf()).progress(known, lines))
            .toList();
    return new Statement(standing, progress, lines, known);
  }

  private static Line line(Proposal proposal, List<Entry> entries, RulePack pack) {
    var evidence = proposal.evidence();
    var hourMinutes = pack.hour().minutes(evidence.facts().mode());
    if (!entries.isEmpty()) {
      return posted(evidence, entries);
    }
    if (proposal.verdict() instanceof Verdict.Credited credited) {
      return new Line(
          evidence,
          State.WAITING,
          Hours.ofMinutes(credited.posted(), hourMinutes),
          Hours.ofMinutes(credited.held(), hourMinutes),
          credited.until(),
          credited.reasons(),
          List.of());
    }
    var because = ((Verdict.Refused) proposal.verdict()).because();
    return new Line(
        evidence, State.REFUSED, Hours.ZERO, Hours.ZERO, null, List.of(because), List.of());
  }

  private static Line posted(Evidence evidence, List<Entry> entries) {
    var counted = Hours.ZERO;
    var held = Hours.ZERO;
    LocalDate until = null;
    Entry original = entries.get(0);
    var reversed = false;
    for (var entry : entries) {
      counted = counted.plus(entry.credit().hours(entry.effect().posted()));
      held = held.plus(entry.credit().hours(entry.effect().held()));
      if (entry.target() == null) {
        original = entry;
        reversed = false;
      }
      reversed |= entry instanceof Entry.Reversed;
      until = entry instanceof Entry.Held hold ? hold.until() : until;
    }
    var holds = held.compareTo(Hours.ZERO) > 0;
    var state = holds ? State.HELD : reversed && counted.isZero() ? State.REVERSED : State.COUNTED;
    return new Line(
        evidence, state, counted, held, holds ? until : null, original.reasons(), events(entries));
  }

  /** A reversal of a posting with a held share is two entries, but one act with one reason. */
  private static List<Event> events(List<Entry> entries) {
    var events = new LinkedHashMap<String, Event>();
    for (var entry : entries) {
      var head = entry.head();
      var type = entry.target() == null ? "POSTED" : entry.type();
      var reasons = entry.target() == null ? List.<Text>of() : entry.reasons();
      events.putIfAbsent(
          type + head.request().key(),
          new Event(entry.id(), type, head.recordedAt(), head.by(), reasons));
    }
    return List.copyOf(events.values());
  }

  /** What is on its way to one requirement, in what it counts. */
  private record Reckoning(RulePack pack, Standing.Fulfilment one, LocalDate asOf) {

    Progress progress(List<Entry> known, List<Line> lines) {
      var waiting =
          lines.stream()
              .filter(line -> line.state() == State.WAITING)
              .filter(line -> within(line.evidence().facts()))
              .toList();
      return switch (one.requirement().measure()) {
        case HOURS, CREDITS -> new Progress(one, held(known), waiting(waiting));
        case TRAININGS -> new Progress(one, Hours.ZERO, trainings(waiting));
        case SHARE -> new Progress(one, Hours.ZERO, Hours.ZERO);
      };
    }

    private Hours held(List<Entry> known) {
      return known.stream()
          .filter(entry -> within(entry.credit()))
          .map(entry -> worth(entry.credit().mode(), entry.credit().hours(entry.effect().held())))
          .reduce(Hours.ZERO, Hours::plus);
    }

    private Hours waiting(List<Line> lines) {
      return lines.stream()
          .map(line -> worth(line.evidence().facts().mode(), line.counted().plus(line.held())))
          .reduce(Hours.ZERO, Hours::plus);
    }

    private static Hours trainings(List<Line> lines) {
      return Hours.of(lines.stream().map(line -> training(line.evidence())).distinct().count());
    }

    private static UUID training(Evidence evidence) {
      var run = evidence.course().runId();
      return run == null ? evidence.id() : run;
    }

    private Hours worth(Mode mode, Hours hours) {
      return pack.worth(one.requirement().measure(), mode, hours);
    }

    private boolean within(Credit credit) {
      return one.requirement().scope().includes(credit.mode(), credit.course())
          && one.period().upTo(asOf).contains(credit.earnedOn());
    }

    private boolean within(Evidence.Facts facts) {
      return one.requirement().scope().includes(facts.mode(), facts.course())
          && one.period().upTo(asOf).contains(facts.earnedOn());
    }
  }

  /** The main requirement's (360 hours in five years). */
  public Progress main() {
    return progress.get(0);
  }

  /** By what a year or a category has; the order of keys is kept. */
  public <K> Map<K, Sum> by(java.util.function.Function<Evidence.Facts, K> key) {
    var sums = new LinkedHashMap<K, Sum>();
    for (var line : lines) {
      sums.merge(key.apply(line.evidence().facts()), Sum.of(line), Sum::plus);
    }
    return sums;
  }

  /** What counts, is held and waits, of some lines. */
  public record Sum(Hours have, Hours held, Hours waiting) {

    public static final Sum NONE = new Sum(Hours.ZERO, Hours.ZERO, Hours.ZERO);

    public static Sum of(Line line) {
      return line.state() == State.WAITING
          ? new Sum(Hours.ZERO, Hours.ZERO, line.counted().plus(line.held()))
          : new Sum(line.counted(), line.held(), Hours.ZERO);
    }

    public Sum plus(Sum other) {
      return new Sum(have.plus(other.have), held.plus(other.held), waiting.plus(other.waiting));
    }

    public Hours whole() {
      return have.plus(held).plus(waiting);
    }
  }
}
