package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Facts;
import org.xueshi.web.entity.Actor;

/** One teacher's book in memory, with the gate's moves: what tests of the core write into. */
final class OneBook {

  static final UUID TENANT = UUID.fromString("019b0000-0000-7000-8000-00000000000a");
  static final UUID PERSON = UUID.fromString("019b0000-0000-7000-8000-00000000000b");
  static final Actor OFFICE = new Actor(TENANT, "ACCOUNT", "office");
  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  final Map<UUID, Evidence> evidence = new HashMap<>();
  final List<Link> links = new ArrayList<>();
  RulePack pack;
  Book book;
  private long count;

  OneBook(RulePack pack) {
    this(pack, new Tenure("T1", "教师", null, null, List.of()));
  }

  OneBook(RulePack pack, Tenure tenure) {
    this.pack = pack;
    this.book =
        new Book(
            new Book.Owner(PERSON, LocalDate.of(2026, 1, 1), true, tenure), List.of(), List.of());
  }

  static Facts session() {
    return Facts.aSession(PERSON);
  }

  UUID id() {
    count++;
    return UUID.fromString("019b0000-0000-7000-9000-%012d".formatted(count));
  }

  /** Each move is recorded a second after the one before. */
  Instant now() {
    return START.plusSeconds(count);
  }

  Evidence record(Facts facts) {
    var id = id();
    var recording = new Seals.Recording(now(), OFFICE);
    var one =
        new Evidence(
            TENANT,
            id,
            facts.facts(),
            recording.at(),
            OFFICE,
            Seals.evidence(TENANT, id, facts.facts(), recording));
    evidence.put(id, one);
    return one;
  }

  Verdict verdict(Evidence one) {
    return verdict(one, Assessment.PASSED);
  }

  Verdict verdict(Evidence one, Assessment assessment) {
    var sources = new HashMap<UUID, Evidence.Source>();
    evidence.forEach((id, each) -> sources.put(id, each.facts().source()));
    return new Recognition(pack, one, assessment, book, sources).verdict();
  }

  Entry.Head head(String key, int part) {
    var seal = Seals.request("test", key);
    return new Entry.Head(TENANT, id(), PERSON, new Entry.Request(key, part, seal), now(), OFFICE);
  }

  /** Posts what the rules credit; empty if they refuse. */
  List<Entry> post(Facts facts) {
    return post(record(facts));
  }

  List<Entry> post(Evidence one) {
    if (!(verdict(one) instanceof Verdict.Credited credited)) {
      return List.of();
    }
    var key = "post:" + one.id() + ":" + book.generation(one.id());
    var entries = new ArrayList<Entry>();
    var credit = Credit.of(one, pack);
    if (credited.posted() > 0) {
      entries.add(new Entry.Posted(head(key, 0), credit, credited.posted(), credited.reasons()));
    }
    if (credited.held() > 0) {
      entries.add(
          new Entry.Held(
              head(key, entries.size()),
              credit,
              credited.held(),
              credited.until(),
              credited.reasons()));
    }
    var claims =
        one.facts().intervals().stream()
            .map(interval -> new Book.Claim(one.id(), one.course().title(), interval))
            .toList();
    return append(entries, claims);
  }

  List<Entry> append(List<Entry> entries, List<Book.Claim> claims) {
    for (var entry : entries) {
      var end = links.isEmpty() ? ChainHead.EMPTY : links.get(links.size() - 1).head();
      links.add(Link.after(end, entry));
    }
    book = book.with(entries, claims);
    return entries;
  }

  Entry release(Entry held, int minutes) {
    return append(
            List.of(
                new Entry.Released(
                    head("release" + count, 0),
                    held.credit(),
                    held.id(),
                    minutes,
                    List.of(Text.of("ledger.reason.released")))),
            List.of())
        .get(0);
  }

  Entry voidHold(Entry held, int minutes) {
    return append(
            List.of(
                new Entry.Voided(
                    head("void" + count, 0),
                    held.credit(),
                    held.id(),
                    minutes,
                    List.of(Text.of("ledger.reason.voided")))),
            List.of())
        .get(0);
  }

  Entry adjust(Entry posted, int minutes) {
    return append(
            List.of(
                new Entry.Adjusted(
                    head("adjust" + count, 0),
                    posted.credit(),
                    posted.id(),
                    minutes,
                    List.of(Text.of("ledger.reason.adjusted", "x")))),
            List.of())
        .get(0);
  }

  List<Entry> reverse(Entry entry) {
    var key = "reverse" + count;
    var entries = new ArrayList<Entry>();
    for (var one : book.reversedTogether(entry)) {
      entries.add(one.reversed(head(key, entries.size()), Text.of("ledger.reason.reversed", "x")));
    }
    append(entries, List.of());
    var freed = entry.credit().evidence();
    var claims =
        entry.target() == null
            ? book.claims().stream().filter(claim -> !claim.evidence().equals(freed)).toList()
            : book.claims();
    book = new Book(book.owner(), book.entries(), claims);
    return entries;
  }

  Standing standing(String asOf) {
    return Standing.of(pack, book, new Known(LocalDate.parse(asOf), Instant.MAX), Hours.ZERO);
  }

  Standing.Fulfilment fulfilment(String asOf, String code) {
    return standing(asOf).requirements().stream()
        .filter(one -> one.requirement().code().equals(code))
        .findFirst()
        .orElse(null);
  }
}
