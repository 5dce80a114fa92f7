package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;
import org.xueshi.web.entity.Actor;

/** Seals and chains: whatever was decided is in them, and nothing can change unseen. */
class SealsTest {

  private final OneBook one = new OneBook(Packs.shipped());

  @Test
  void the_spelling_of_what_is_sealed_never_changes() {
    assertThat(Seals.request("x", "甲", null, 1, "").hex())
        .isEqualTo(sha256("what:18:xueshi.request.x.1\npart:3:甲\npart:-:\npart:1:1\npart:0:\n"));
    var text = new Canon("t").with("r", Text.of("k", "ab", Text.of("n", 12)));
    assertThat(text.seal().hex()).isEqualTo(sha256("what:1:t\nr:15:k|2:ab|6:n|2:12\n"));
    var instant = java.time.Instant.parse("2026-03-10T01:00:00.123456789Z");
    assertThat(new Canon("t").with("at", instant).seal().hex())
        .isEqualTo(sha256("what:1:t\nat:27:2026-03-10T01:00:00.123456Z\n"));
    var interval = new Interval(instant, instant.plusSeconds(1));
    assertThat(new Canon("t").withAll("i", List.of(interval)).seal().hex())
        .isEqualTo(
            sha256(
                "what:1:t\ni:1:1\ni:55:2026-03-10T01:00:00.123456Z/2026-03-10T01:00:01.123456Z\n"));
  }

  @Test
  void every_fact_is_sealed() {
    var facts = variants();
    var seals = new HashSet<Seal>();
    facts.forEach(each -> seals.add(Seals.request(each.facts())));
    assertThat(seals).hasSize(facts.size());
    var id = UUID.randomUUID();
    var now = new Seals.Recording(OneBook.START, OneBook.OFFICE);
    var seal = Seals.evidence(OneBook.TENANT, id, session().facts(), now);
    assertThat(Seals.evidence(UUID.randomUUID(), id, session().facts(), now)).isNotEqualTo(seal);
    assertThat(Seals.evidence(OneBook.TENANT, UUID.randomUUID(), session().facts(), now))
        .isNotEqualTo(seal);
    var later = new Seals.Recording(OneBook.START.plusSeconds(1), OneBook.OFFICE);
    assertThat(Seals.evidence(OneBook.TENANT, id, session().facts(), later)).isNotEqualTo(seal);
    var other = new Seals.Recording(OneBook.START, new Actor(OneBook.TENANT, "TOKEN", "office"));
    assertThat(Seals.evidence(OneBook.TENANT, id, session().facts(), other)).isNotEqualTo(seal);
  }

  private static List<Facts> variants() {
    var facts = new ArrayList<Facts>();
    facts.add(session());
    facts.add(Facts.aSession(UUID.randomUUID()));
    facts.add(session().graded(Grade.B));
    facts.add(session().by(Mode.REMOTE));
    facts.add(session().planned(90));
    facts.add(session().on("2026-03-11", "09:00", 90));
    facts.add(session().on("2026-03-10", "09:01", 90));
    facts.add(session().on("2026-03-10", "09:00", 91));
    facts.add(session().onSomeTimeOf(LocalDate.parse("2026-03-10"), 90));
    facts.add(session().followedUpAfter("2026-03-31"));
    var run = Facts.COURSE;
    facts.add(
        session()
            .in(
                new Course(
                    null, "项目式学习研修", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, null)));
    facts.add(
        session()
            .in(
                new Course(
                    run, "别的", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, null)));
    facts.add(
        session()
            .in(
                new Course(
                    run, "项目式学习研修", ProjectKind.BACKBONE, Level.DISTRICT, Theme.SUBJECT, null)));
    facts.add(
        session()
            .in(
                new Course(
                    run, "项目式学习研修", ProjectKind.IN_SERVICE, Level.CITY, Theme.SUBJECT, null)));
    facts.add(
        session()
            .in(
                new Course(
                    run, "项目式学习研修", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.ETHICS, null)));
    return facts;
  }

  @Test
  void a_true_chain_has_nothing_to_find() {
    aBook();
    assertThat(check(one.links)).isEmpty();
    assertThat(one.links.get(0).previous()).isEqualTo(Seal.NONE);
    assertThat(new ChainCheck(OneBook.PERSON).finish(ChainHead.EMPTY)).isEmpty();
  }

  @Test
  void an_edited_entry_is_named() {
    aBook();
    var link = one.links.get(1);
    var edited = edited(link.entry(), 1);
    var links = new ArrayList<>(one.links);
    links.set(1, new Link(edited, link.position(), link.previous(), link.hash()));
    assertThat(check(links))
        .containsExactly(
            new Finding(
                OneBook.PERSON, link.entry().id(), 2, Text.of("ledger.finding.edited", 2L)));
  }

  @Test
  void an_entry_that_was_edited_and_sealed_anew_breaks_the_next_link() {
    aBook();
    var link = one.links.get(1);
    var links = new ArrayList<>(one.links);
    links.set(1, Link.after(one.links.get(0).head(), edited(link.entry(), 1)));
    assertThat(check(links))
        .containsExactly(
            new Finding(
                OneBook.PERSON, link.entry().id(), 2, Text.of("ledger.finding.relinked", 2L)));
    var first = new ArrayList<>(one.links);
    first.set(0, new Link(link.entry(), 1, Seal.NONE, Seal.NONE));
    first.set(0, new Link(one.links.get(0).entry(), 1, link.hash(), one.links.get(0).hash()));
    assertThat(check(first))
        .extracting(finding -> finding.what().key())
        .containsExactly("ledger.finding.relinked", "ledger.finding.edited");
    assertThat(check(first).get(0).what().arguments()).containsExactly(1L);
  }

  @Test
  void dropped_entries_leave_a_gap_and_a_dropped_tail_contradicts_the_head() {
    aBook();
    var gap = new ArrayList<>(one.links);
    gap.remove(1);
    assertThat(check(gap))
        .extracting(Finding::what)
        .containsExactly(Text.of("ledger.finding.missing", 2L, 2L));
    var head = one.links.get(one.links.size() - 1).head();
    var check = new ChainCheck(OneBook.PERSON);
    one.links.subList(0, 1).forEach(check::next);
    assertThat(check.finish(head))
        .extracting(Finding::what)
        .containsExactly(Text.of("ledger.finding.missing", 2L, head.length()));
    var forged = new ChainCheck(OneBook.PERSON);
    one.links.forEach(forged::next);
    assertThat(forged.finish(new ChainHead(head.length(), Seal.NONE)))
        .extracting(Finding::what)
        .containsExactly(Text.of("ledger.finding.head", head.length()));
    var shorter = new ChainCheck(OneBook.PERSON);
    one.links.forEach(shorter::next);
    assertThat(shorter.finish(one.links.get(0).head())).hasSize(1);
  }

  @Test
  void evidence_that_is_gone_changed_or_swapped_is_named() {
    var evidence = one.record(session());
    one.post(evidence);
    var link = one.links.get(0);
    assertThat(found(link, evidence)).isEmpty();
    assertThat(found(link, null)).hasSize(1);
    assertThat(found(link, one.record(session()))).hasSize(1);
    var changed =
        new Evidence(
            evidence.tenant(),
            evidence.id(),
            session().by(Mode.REMOTE).facts(),
            evidence.recordedAt(),
            evidence.recordedBy(),
            evidence.hash());
    assertThat(found(link, changed))
        .extracting(Finding::what)
        .containsExactly(Text.of("ledger.finding.evidence", 1L));
  }

  private static List<Finding> found(Link link, Evidence evidence) {
    var check = new ChainCheck(OneBook.PERSON);
    check.next(link);
    check.evidence(link, evidence);
    return check.finish(link.head());
  }

  @Test
  void claimed_minutes_must_be_those_of_what_is_credited() {
    one.post(session());
    var claims = Set.copyOf(one.book.claims());
    var same = new ChainCheck(OneBook.PERSON);
    same.claims(claims, claims);
    assertThat(same.finish(ChainHead.EMPTY)).isEmpty();
    var other = new ChainCheck(OneBook.PERSON);
    other.claims(claims, Set.of());
    assertThat(other.finish(ChainHead.EMPTY))
        .extracting(Finding::what)
        .containsExactly(Text.of("ledger.finding.claims", 0L));
    assertThat(new VerificationRun(null, null, null, 0, 0, List.of()).isClean()).isTrue();
    assertThat(new VerificationRun(null, null, null, 0, 0, other.finish(ChainHead.EMPTY)).isClean())
        .isFalse();
  }

  @Test
  void everything_an_entry_says_is_in_its_seal() {
    aBook();
    var seals = new HashSet<Seal>();
    var count = 0;
    for (var link : one.links) {
      for (var what = 0; what < 10; what++) {
        seals.add(Link.after(ChainHead.EMPTY, edited(link.entry(), what)).hash());
        count++;
      }
    }
    // One of the ten says the same as another only if nothing was changed.
    assertThat(seals).hasSize(count);
  }

  private void aBook() {
    var posted = one.post(session().on("2026-03-10", "09:00", 450).followedUpAfter("2026-03-31"));
    one.release(posted.get(1), 30);
    one.voidHold(posted.get(1), 10);
    one.adjust(posted.get(0), 5);
    one.reverse(posted.get(0));
  }

  /** The entry with one thing changed; with 0 as it is. */
  private static Entry edited(Entry entry, int what) {
    var h = entry.head();
    var r = h.request();
    var c = entry.credit();
    var other = UUID.fromString("019b0000-0000-7000-8000-0000000000ff");
    var head =
        switch (what) {
          case 2 -> new Entry.Head(other, h.id(), h.person(), r, h.recordedAt(), h.by());
          case 3 -> new Entry.Head(h.tenant(), h.id(), other, r, h.recordedAt(), h.by());
          case 4 ->
              new Entry.Head(
                  h.tenant(),
                  h.id(),
                  h.person(),
                  new Entry.Request("k", r.part(), r.content()),
                  h.recordedAt(),
                  h.by());
          case 5 ->
              new Entry.Head(
                  h.tenant(), h.id(), h.person(), r, h.recordedAt().plusSeconds(999), h.by());
          case 6 ->
              new Entry.Head(
                  h.tenant(),
                  h.id(),
                  h.person(),
                  r,
                  h.recordedAt(),
                  new Actor(h.tenant(), "ACCOUNT", "x"));
          default -> h;
        };
    var credit =
        switch (what) {
          case 7 ->
              new Credit(
                  c.evidence(),
                  c.evidenceHash(),
                  c.course(),
                  c.grade(),
                  c.mode(),
                  c.earnedOn(),
                  c.pack(),
                  60);
          case 8 ->
              new Credit(
                  c.evidence(),
                  c.evidenceHash(),
                  c.course(),
                  c.grade(),
                  c.mode(),
                  c.earnedOn(),
                  "other",
                  c.hourMinutes());
          default -> c;
        };
    var reasons = what == 9 ? List.of(Text.of("other")) : entry.reasons();
    return amounted(entry, head, credit, reasons, what == 1 ? 1 : 0);
  }

  private static Entry amounted(
      Entry entry, Entry.Head head, Credit credit, List<Text> reasons, int more) {
    if (entry instanceof Entry.Posted e) {
      return new Entry.Posted(head, credit, e.minutes() + more, reasons);
    } else if (entry instanceof Entry.Held e) {
      return new Entry.Held(head, credit, e.minutes() + more, e.until(), reasons);
    } else if (entry instanceof Entry.Released e) {
      return new Entry.Released(head, credit, e.target(), e.minutes() + more, reasons);
    } else if (entry instanceof Entry.Voided e) {
      return new Entry.Voided(head, credit, e.target(), e.minutes() + more, reasons);
    } else if (entry instanceof Entry.Adjusted e) {
      return new Entry.Adjusted(head, credit, e.target(), e.minutes() + more, reasons);
    }
    var e = (Entry.Reversed) entry;
    return new Entry.Reversed(
        head, credit, e.target(), e.effect().plus(new Amount(more, 0)), reasons);
  }

  private static List<Finding> check(List<Link> links) {
    var check = new ChainCheck(OneBook.PERSON);
    links.forEach(check::next);
    return check.finish(links.get(links.size() - 1).head());
  }

  private static String sha256(String text) {
    return new Seal(
            org.xueshi.kernel.entity.Digests.sha256(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hex();
  }

  @Test
  void a_seal_is_equal_by_its_bytes() {
    var seal = Seals.request("x");
    assertThat(seal)
        .isEqualTo(new Seal(seal.bytes().clone()))
        .hasSameHashCodeAs(new Seal(seal.bytes().clone()));
    assertThat(seal).isNotEqualTo(Seal.NONE).isNotEqualTo("x");
    assertThat(seal).hasToString(seal.hex());
    assertThat(seal.hex()).hasSize(64);
  }
}
