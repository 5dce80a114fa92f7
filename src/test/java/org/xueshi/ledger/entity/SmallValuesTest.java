package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;
import org.xueshi.web.entity.Actor;

/** The small values of the core, each with its edges. */
class SmallValuesTest {

  private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");

  @Test
  void intervals_are_half_open_and_share_and_subtract_exactly() {
    var hour = new Interval(T, T.plusSeconds(3600));
    var second = new Interval(T.plusSeconds(1800), T.plusSeconds(5400));
    var after = new Interval(T.plusSeconds(3600), T.plusSeconds(7200));
    assertThat(hour.overlaps(second)).isTrue();
    assertThat(second.overlaps(hour)).isTrue();
    assertThat(hour.overlaps(after)).isFalse();
    assertThat(after.overlaps(hour)).isFalse();
    var shared = new Interval(T.plusSeconds(1800), T.plusSeconds(3600));
    assertThat(hour.shared(second)).containsExactly(shared);
    assertThat(second.shared(hour)).containsExactly(shared);
    assertThat(hour.shared(after)).isEmpty();
    assertThat(Interval.without(List.of(hour), List.of(second)))
        .containsExactly(new Interval(T, T.plusSeconds(1800)));
    assertThat(Interval.without(List.of(second), List.of(hour)))
        .containsExactly(new Interval(T.plusSeconds(3600), T.plusSeconds(5400)));
    var inner = new Interval(T.plusSeconds(600), T.plusSeconds(1200));
    assertThat(Interval.without(List.of(second, hour), List.of(inner, after)))
        .containsExactly(
            new Interval(T, T.plusSeconds(600)),
            new Interval(T.plusSeconds(1200), T.plusSeconds(3600)),
            new Interval(T.plusSeconds(1800), T.plusSeconds(3600)));
    assertThat(Interval.without(List.of(hour), List.of(hour))).isEmpty();
    assertThat(hour.length()).isEqualTo(Duration.ofHours(1));
    assertThat(hour.compareTo(second)).isNegative();
    assertThat(second.compareTo(hour)).isPositive();
    assertThatThrownBy(() -> new Interval(T, T)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(T, T.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(T, T.plusNanos(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_overlap_lists_the_time_that_both_claim() {
    var one = new OneBook(Packs.shipped());
    var asked = one.record(OneBook.session().on("2026-03-10", "10:00", 60));
    var against = one.record(OneBook.session());
    assertThat(Overlap.of(asked, against).shared())
        .containsExactly(
            new Interval(
                Instant.parse("2026-03-10T02:00:00Z"), Instant.parse("2026-03-10T02:30:00Z")));
  }

  @Test
  void verification_codes_can_be_typed_as_people_type() {
    var codes = new HashSet<String>();
    for (var i = 0; i < 50; i++) {
      var code = VerificationCode.next();
      assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{16}");
      codes.add(code);
    }
    assertThat(codes).hasSize(50);
    assertThat(VerificationCode.printed("ABCD1234EFGH5678")).isEqualTo("ABCD-1234-EFGH-5678");
    assertThat(VerificationCode.typed(" abcd-1234–efgh—567o ")).contains("ABCD1234EFGH5670");
    assertThat(VerificationCode.typed("iLcd1234efgh5678")).contains("11CD1234EFGH5678");
    assertThat(VerificationCode.typed("ABCD1234EFGH567U")).isEmpty();
    assertThat(VerificationCode.typed("ABCD")).isEmpty();
    assertThat(VerificationCode.typed(null)).isEmpty();
    assertThat(VerificationCode.typed("A".repeat(65))).isEmpty();
    assertThat(VerificationCode.typed("ABCD1234EFGH5678" + " ".repeat(48))).isPresent();
  }

  @Test
  void papers_are_told_by_their_first_bytes() {
    assertThat(DocumentType.of("%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .contains(DocumentType.PDF);
    assertThat(DocumentType.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
        .contains(DocumentType.JPEG);
    assertThat(DocumentType.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})).isEmpty();
    assertThat(DocumentType.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}))
        .contains(DocumentType.PNG);
    assertThat(DocumentType.of(new byte[0])).isEmpty();
    for (var type : DocumentType.values()) {
      assertThat(DocumentType.ofMediaType(type.mediaType())).isEqualTo(type);
    }
    assertThatThrownBy(() -> DocumentType.ofMediaType("text/html"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void spreadsheets_are_told_by_their_first_bytes() {
    assertThat(ImportFile.Format.of(new byte[] {'P', 'K', 3, 4})).isEqualTo(ImportFile.Format.XLSX);
    assertThat(ImportFile.Format.of(new byte[] {'P', 'K', 3})).isEqualTo(ImportFile.Format.CSV);
    assertThat(ImportFile.Format.of(new byte[] {'P', 'X', 3, 4})).isEqualTo(ImportFile.Format.CSV);
    assertThat(ImportFile.Format.of(new byte[] {'X', 'K', 3, 4})).isEqualTo(ImportFile.Format.CSV);
  }

  @Test
  void a_row_keeps_what_is_filled_in() {
    var row =
        new ImportRow(
            2,
            new java.util.HashMap<>(
                Map.of(ImportRow.Column.NAME, " 张三 ", ImportRow.Column.HOURS, " ")));
    assertThat(row.cell(ImportRow.Column.NAME)).isEqualTo("张三");
    assertThat(row.cell(ImportRow.Column.HOURS)).isEmpty();
    assertThat(row.isBlank()).isFalse();
    assertThat(new ImportRow(3, Map.of()).isBlank()).isTrue();
    assertThat(new ImportRow.Checked(row, null, List.of(), null).isGood()).isTrue();
    assertThat(new ImportRow.Checked(row, null, List.of(Text.of("x")), null).isGood()).isFalse();
  }

  @Test
  void credit_from_elsewhere_names_one_happening_and_becomes_evidence() {
    var course = new Course(null, "外区班", ProjectKind.IN_SERVICE, Level.CITY, Theme.SUBJECT, null);
    var during = new Interval(T, T.plusSeconds(3600));
    var day = LocalDate.parse("2026-03-10");
    var credit =
        new OutsideCredit(
            OneBook.PERSON,
            new OutsideCredit.Place("高台", "师院"),
            course,
            Mode.CROSS_REGION,
            60,
            day,
            during);
    assertThat(credit.place().shown()).isEqualTo("高台 · 师院");
    assertThat(credit.key()).startsWith("outside:").hasSize(8 + 64);
    var other =
        new OutsideCredit(
            OneBook.PERSON,
            new OutsideCredit.Place("高台", "别处"),
            course,
            Mode.CROSS_REGION,
            60,
            day,
            during);
    assertThat(other.key()).isNotEqualTo(credit.key());
    var request = UUID.randomUUID();
    var facts = credit.facts(Grade.C, request);
    assertThat(facts.source())
        .isEqualTo(new Evidence.Source(SourceKind.DOCUMENT, request.toString(), "高台 · 师院"));
    assertThat(facts.intervals()).containsExactly(during);
    var untimed =
        new OutsideCredit(OneBook.PERSON, credit.place(), course, Mode.CROSS_REGION, 60, day, null);
    assertThat(untimed.facts(Grade.D, request).intervals()).isEmpty();
  }

  @Test
  void requests_are_sealed_with_their_papers_in_any_order() {
    var a = new NewDocument("a.pdf", new byte[] {1});
    var b = new NewDocument("b.pdf", new byte[] {2});
    var id = UUID.randomUUID();
    var one = new NewCorrection("k", Correction.Kind.ADJUST, id, 5, "x", List.of(a, b));
    assertThat(new NewCorrection("k", Correction.Kind.ADJUST, id, 5, "x", List.of(b, a)).content())
        .isEqualTo(one.content());
    assertThat(new NewCorrection("k", Correction.Kind.ADJUST, id, 5, "x", List.of(a)).content())
        .isNotEqualTo(one.content());
    var row = new ImportRow(2, Map.of(ImportRow.Column.NAME, "x"));
    var asked = new NewImport("k", List.of(row), "x", List.of(a, b));
    assertThat(new NewImport("k", List.of(row), "x", List.of(b, a)).content())
        .isEqualTo(asked.content());
    assertThat(new NewImport("k", List.of(), "x", List.of(a, b)).content())
        .isNotEqualTo(asked.content());
    assertThat(new Resolution("k", id, 5, Text.of("x"), false).content())
        .isNotEqualTo(new Resolution("k", id, 6, Text.of("x"), false).content());
  }

  @Test
  void decisions_say_where_things_are() {
    assertThat(correction(null).state()).isEqualTo(Correction.State.OPEN);
    assertThat(correction(new Correction.Decision(true, "x", T, OneBook.OFFICE)).state())
        .isEqualTo(Correction.State.ACCEPTED);
    assertThat(correction(new Correction.Decision(false, "x", T, OneBook.OFFICE)).state())
        .isEqualTo(Correction.State.REFUSED);
    assertThat(correction(null).key()).isEqualTo("correction:" + OneBook.PERSON);
    assertThat(new PeriodDecision(null, null, 1, T, null).closes()).isTrue();
    assertThat(new PeriodDecision(null, null, 2, T, null).closes()).isFalse();
    var open = new Withdrawal(null, "C", "x", T, null, null);
    assertThat(open.isOpen()).isTrue();
    assertThat(open.isAccepted()).isFalse();
    assertThat(
            new Withdrawal(null, "C", "x", T, null, new Withdrawal.Decision(true, T, null))
                .isAccepted())
        .isTrue();
    var refused = new Withdrawal(null, "C", "x", T, null, new Withdrawal.Decision(false, T, null));
    assertThat(refused.isAccepted()).isFalse();
    assertThat(refused.isOpen()).isFalse();
    assertThat(Outcome.refused("k", Text.of("x")).isRefused()).isTrue();
    assertThat(new Outcome("k", Outcome.Status.POSTED, List.of(), null).isRefused()).isFalse();
  }

  private static Correction correction(Correction.Decision decision) {
    return new Correction(
        OneBook.TENANT,
        OneBook.PERSON,
        Correction.Kind.ADJUST,
        null,
        null,
        1,
        "x",
        true,
        T,
        OneBook.OFFICE,
        decision);
  }

  @Test
  void an_inquiry_waits_in_whole_days_while_it_is_open() {
    var open = inquiry(Inquiry.State.OPEN, null);
    assertThat(open.daysOpen(T.plus(Duration.ofHours(47)))).isEqualTo(1);
    assertThat(open.isMissing()).isTrue();
    assertThat(
            inquiry(Inquiry.State.ANSWERED, UUID.randomUUID()).daysOpen(T.plus(Duration.ofDays(9))))
        .isZero();
    assertThat(inquiry(Inquiry.State.OPEN, UUID.randomUUID()).isMissing()).isFalse();
    var content = new Inquiry.Content(" a ", null, null);
    assertThat(content.courseTitle()).isEqualTo("a");
    assertThat(content.words()).isEmpty();
    assertThat(new Inquiry.Content(null, null, " b "))
        .isEqualTo(new Inquiry.Content("", null, "b"));
  }

  private static Inquiry inquiry(Inquiry.State state, UUID evidence) {
    return new Inquiry(
        OneBook.TENANT,
        UUID.randomUUID(),
        OneBook.PERSON,
        evidence,
        "x",
        null,
        "x",
        state,
        T,
        T,
        null,
        false,
        1);
  }

  @Test
  void a_proposal_of_credit_hands_the_gate_what_it_proposes() {
    var one = new OneBook(Packs.shipped());
    var evidence = one.record(Facts.aSession(OneBook.PERSON).followedUpAfter("2026-03-31"));
    var proposal =
        new Proposal(
            evidence,
            Assessment.PASSED,
            Proposal.State.PROPOSED,
            one.verdict(evidence),
            List.of(),
            "key");
    assertThat(proposal.posting())
        .contains(new Posting("key", evidence.id(), Assessment.PASSED, 72, 18));
    var refused =
        new Proposal(
            evidence,
            Assessment.PASSED,
            Proposal.State.REFUSED,
            new Verdict.Refused(Text.of("x")),
            List.of(),
            "key");
    assertThat(refused.posting()).isEmpty();
  }

  @Test
  void conversions_never_give_less_for_more() {
    assertThat(new Conversion.Percent(150).credited(3)).isEqualTo(4);
    assertThat(new Conversion.Percent(50).credited(3)).isEqualTo(1);
    assertThat(new Conversion.Percent(500).credited(100_000)).isEqualTo(500_000);
    assertThat(new Conversion.Each(45).credited(1)).isEqualTo(45);
    var bands =
        new Conversion.Bands(List.of(new Conversion.Band(5, 10), new Conversion.Band(20, 30)));
    assertThat(bands.credited(4)).isZero();
    assertThat(bands.credited(5)).isEqualTo(10);
    assertThat(bands.credited(19)).isEqualTo(10);
    assertThat(bands.credited(20)).isEqualTo(30);
  }

  @Test
  void a_conversion_fits_by_scope_source_and_post() {
    var scope = new RulePack.Scope(Set.of(Mode.FACE_TO_FACE), Set.of(), Set.of(), Set.of());
    var facts = Facts.aSession(OneBook.PERSON).facts();
    assertThat(conversion(scope, Set.of(), Set.of()).fits(facts, Set.of())).isTrue();
    assertThat(
            conversion(scope, Set.of(SourceKind.SESSION), Set.of("a"))
                .fits(facts, Set.of("a", "b")))
        .isTrue();
    assertThat(conversion(scope, Set.of(SourceKind.DOCUMENT), Set.of()).fits(facts, Set.of()))
        .isFalse();
    assertThat(conversion(scope, Set.of(), Set.of("a")).fits(facts, Set.of("b"))).isFalse();
    var remote = new RulePack.Scope(Set.of(Mode.REMOTE), Set.of(), Set.of(), Set.of());
    assertThat(conversion(remote, Set.of(), Set.of()).fits(facts, Set.of())).isFalse();
    assertThat(conversion(scope, Set.of(), Set.of()).name("en")).isEqualTo("X");
    assertThat(conversion(scope, Set.of(), Set.of()).name("fr")).isEqualTo("code");
  }

  private static Conversion conversion(
      RulePack.Scope scope, Set<SourceKind> sources, Set<String> posts) {
    return new Conversion(
        "code", Map.of("en", "X"), scope, sources, posts, new Conversion.Percent(1), null);
  }

  @Test
  void names_come_in_the_readers_language_or_as_the_code() {
    var pack = Packs.shipped();
    var main = pack.requirements().get(0);
    assertThat(main.name("zh-CN")).isEqualTo("五年岗位培训 360 学时");
    assertThat(main.name("fr")).isEqualTo("in-service");
    var group = pack.audiences().group("principal").orElseThrow();
    assertThat(group.name("zh-CN")).isEqualTo("校长和幼儿园园长");
    assertThat(group.name("fr")).isEqualTo("principal");
    assertThat(pack.audiences().group("nobody")).isEmpty();
    assertThat(pack.audiences().groupsOf("班主任"))
        .containsExactlyInAnyOrder("teacher", "middle-leader");
    assertThat(pack.audiences().groupsOf(null)).isEmpty();
  }

  @Test
  void hours_are_exact_fractions() {
    assertThat(new Hours(10, 9).times(9, 10)).isEqualTo(Hours.of(1));
    assertThat(Hours.of(-3).times(1, 3)).isEqualTo(Hours.of(-1));
    assertThat(new Hours(10, 9).wholeMinutes(45)).isEqualTo(50);
    assertThat(new Hours(1, 7).wholeMinutes(45)).isEqualTo(6);
    assertThat(Hours.of(2).min(Hours.of(3))).isEqualTo(Hours.of(2));
    assertThat(Hours.of(3).min(Hours.of(2))).isEqualTo(Hours.of(2));
  }

  @Test
  void windows_are_cut_as_the_calendar_says() {
    var school =
        Packs.changed("/calendar/yearStartMonth", 9, "/calendar/cycleBasis", "\"DISTRICT\"");
    var day = LocalDate.parse("2026-08-31");
    var anchor = LocalDate.parse("2024-02-01");
    assertThat(school.period(RulePack.Window.YEAR, 0, day, anchor))
        .isEqualTo(new Period(LocalDate.parse("2025-09-01"), day));
    assertThat(school.period(RulePack.Window.DAY, 0, day, anchor)).isEqualTo(new Period(day, day));
    assertThat(school.period(RulePack.Window.MONTHS, 36, day, anchor).from())
        .isEqualTo("2023-09-01");
    assertThat(
            school
                .period(RulePack.Window.EVER, 0, day, anchor)
                .contains(LocalDate.parse("1950-01-01")))
        .isTrue();
    assertThat(school.cycleAround(day, anchor).from()).isEqualTo("2026-01-01");
    assertThat(Packs.shipped().cycleAround(day, anchor).from()).isEqualTo("2024-02-01");
    assertThat(Packs.shipped().cycleAround(day, null).from()).isEqualTo("2026-01-01");
    var rolling = Packs.changed("/calendar/cycleBasis", "\"ROLLING\"");
    assertThat(rolling.cycleAround(day, anchor))
        .isEqualTo(new Period(LocalDate.parse("2021-09-01"), day));
    assertThat(new RulePack.Citation("d", "25.1", "s", null, false).articleNumber())
        .isEqualTo("25");
  }

  @Test
  void an_actor_is_remembered_by_kind_and_identifier() {
    assertThat(Actor.system(OneBook.TENANT, "job").kind()).isEqualTo("SYSTEM");
  }
}
