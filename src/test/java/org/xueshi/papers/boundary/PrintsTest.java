package org.xueshi.papers.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.papers.control.PdfPrinter;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Content;
import org.xueshi.papers.entity.Dates;
import org.xueshi.papers.entity.Holder;
import org.xueshi.papers.entity.Paper;
import org.xueshi.papers.entity.Said;
import org.xueshi.papers.entity.Transcript;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/** What a certificate looks like on paper; the file is kept in target/papers to be looked at. */
class PrintsTest {

  private static final Prints PRINTS =
      new Prints(
          new PdfPrinter(),
          new Messages(),
          new PublicUrls("https://xueshi.example.org", "https://content.example.org"));

  @Test
  void a_certificate_is_one_tagged_page_with_the_font_inside() throws IOException {
    try (var pdf = open("certificate", PRINTS.pdf(certificate("王秀兰")))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(pdf.getDocumentInformation().getTitle()).contains("学时证书");
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        var font = pdf.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC.*");
      }
      assertThat(text(pdf))
          .contains("王秀兰", "项目式学习研修", "24.0", "7K3M-9QXT-2B5R-8HWD")
          .contains("https://xueshi.example.org/verify/7K3M9QXT2B5R8HWD");
    }
  }

  @Test
  void rare_characters_of_names_are_printed_and_a_missing_one_is_shown_as_missing()
      throws IOException {
    try (var pdf = open("rare", PRINTS.pdf(certificate("㛃𬱖𠮷")))) {
      assertThat(text(pdf)).contains("㛃𬱖〓(U+20BB7)");
    }
  }

  @Test
  void the_same_snapshot_gives_the_same_bytes() {
    var once = Digests.sha256(PRINTS.pdf(certificate("王秀兰")));
    assertThat(Digests.sha256(PRINTS.pdf(certificate("王秀兰")))).isEqualTo(once);
  }

  @Test
  void a_long_transcript_has_pages_with_headed_tables() throws IOException {
    var lines =
        java.util.stream.IntStream.rangeClosed(1, 40)
            .mapToObj(
                number ->
                    new Transcript.Line(
                        LocalDate.of(2026, 1, 1).plusDays(number),
                        LocalDate.of(2026, 1, 1).plusDays(number * 2L),
                        "项目式学习与跨学科主题教学研修（第 " + number + " 期）",
                        "IN_SERVICE",
                        "DISTRICT",
                        "SUBJECT",
                        number % 3 == 0 ? "REMOTE" : "FACE_TO_FACE",
                        new Transcript.Total("", "12.0", 540)))
            .toList();
    var year = new Transcript.Total("2026", "480.0", 21600);
    var transcript =
        new Transcript(
            HOLDER,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 7, 1),
            DATES,
            "甘州区",
            "甘州区教师培训管理办法（征求意见稿）",
            List.of(new Transcript.Year(2026, lines, year)),
            List.of(
                new Transcript.Total("REMOTE", "156.0", 7020),
                new Transcript.Total("FACE_TO_FACE", "324.0", 14580)),
            year,
            "4.0");
    try (var pdf = open("transcript", PRINTS.pdf(paper(transcript)))) {
      assertThat(pdf.getNumberOfPages()).isBetween(2, 4);
      assertThat(text(pdf)).contains("第 40 期", "2026 年小计", "480.0", "T2026001");
    }
  }

  @Test
  void an_attestation_says_met_or_short_by_requirement() throws IOException {
    var attestation =
        new Attestation(
            HOLDER,
            Attestation.Purpose.RE_REGISTRATION,
            DATES,
            "甘州区",
            "甘州区教师培训管理办法（征求意见稿）",
            "ganzhou-1",
            LocalDate.of(2024, 9, 1),
            LocalDate.of(2029, 8, 31),
            false,
            List.of(
                item("在职教师岗位培训", "In-service training", "2", "HOURS", 360, "112.5", "247.5"),
                item("区级以上培训", "Training at district level", "15", "TRAININGS", 1, "2", "0")),
            List.of(new Attestation.LeftOut("班主任研修", "6.0")),
            "4.0");
    try (var pdf = open("attestation", PRINTS.pdf(paper(attestation)))) {
      assertThat(text(pdf)).contains("247.5 学时", "尚有要求未达到", "班主任研修：6.0 学时");
    }
  }

  @Test
  void several_papers_become_one_file() throws IOException {
    var pdf = PRINTS.pdf(certificate("王秀兰"));
    assertThat(pdf.length).isLessThan(120_000);
    try (var both = open("both", new PdfPrinter().together(java.util.stream.Stream.of(pdf, pdf)))) {
      assertThat(both.getNumberOfPages()).isEqualTo(2);
    }
  }

  private static final Holder HOLDER = new Holder("王秀兰", "甘州区第一中学", "T2026001");
  private static final Dates DATES =
      new Dates(LocalDate.of(2026, 7, 1), Instant.parse("2026-07-01T02:00:00Z"));

  private static Attestation.Item item(
      String zh, String en, String article, String measure, int asked, String have, String lack) {
    return new Attestation.Item(
        "code",
        new Said(zh, en),
        article,
        LocalDate.of(2024, 9, 1),
        LocalDate.of(2029, 8, 31),
        measure,
        asked,
        have,
        lack,
        lack.equals("0"),
        List.of());
  }

  private static Paper paper(Content content) {
    return new Paper(
        new UUID(0, 1),
        "7K3M9QXT2B5R8HWD",
        new UUID(0, 2),
        null,
        List.of(),
        content,
        Instant.parse("2026-07-01T02:00:00Z"),
        true);
  }

  private static Certificate certificate(String name) {
    var content =
        new Certificate.Content(
            name,
            "甘州区第一中学",
            "项目式学习研修 <2026> & “实践”",
            ProjectKind.IN_SERVICE,
            Level.DISTRICT,
            "24.0",
            1080,
            LocalDate.of(2026, 3, 2),
            LocalDate.of(2026, 6, 30),
            "甘州区",
            "甘州区教师培训管理办法（征求意见稿）");
    var entries = List.of(new UUID(1, 2));
    var code = "7K3M9QXT2B5R8HWD";
    return new Certificate(
        new UUID(0, 1),
        code,
        new UUID(0, 2),
        new UUID(0, 3),
        entries,
        content,
        Instant.parse("2026-07-01T02:00:00Z"),
        Certificate.seal(code, new UUID(0, 2), entries, content));
  }

  private static PDDocument open(String name, byte[] bytes) throws IOException {
    var kept = Path.of("target/papers", name + ".pdf");
    Files.createDirectories(kept.getParent());
    Files.write(kept, bytes);
    return Loader.loadPDF(bytes);
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }
}
