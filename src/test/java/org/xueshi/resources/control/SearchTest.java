package org.xueshi.resources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.resources.entity.ZipBytes.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.Metadata;
import org.xueshi.resources.entity.Metadata.Facet;
import org.xueshi.resources.entity.PackageLimits;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;

class SearchTest {

  private final ADistrict district = new ADistrict();
  @TempDir private Path disk;
  private Uploads uploads;

  @BeforeEach
  void start() {
    var incoming = new Incoming(disk.toString());
    incoming.open();
    var intake =
        new Intake(
            incoming,
            new DiskContentStore(disk.toString()),
            new PackageLimits(100, 10L << 20, 200, 10));
    uploads = new Uploads(district.store, incoming, intake, 1 << 20);
  }

  @Test
  void chinese_is_found_by_words_and_not_by_letters_that_meet_by_chance() {
    lesson("提问的艺术", "小学数学课堂怎样提出好问题，让学生在情境中探究。");
    lesson("阅读教学", "整本书阅读要有任务驱动。");

    assertThat(found("数学")).containsExactly("提问的艺术");
    assertThat(found("课堂 探究")).containsExactly("提问的艺术");
    assertThat(found("任务")).containsExactly("阅读教学");
    assertThat(found("学课")).as("小学|数学|课堂 is not 学课").isEmpty();
    assertThat(found("化学")).isEmpty();
  }

  @Test
  void english_is_found_in_any_form_and_the_title_weighs_most() {
    lesson("Reading aloud", "Some questions about stories.");
    lesson("Asking questions", "How teachers ask.");

    assertThat(found("question")).containsExactly("Asking questions", "Reading aloud");
    assertThat(found("teacher asking")).containsExactly("Asking questions");
  }

  @Test
  void the_text_of_a_pdf_is_found() throws IOException {
    add("讲义", pdf("The quadrilateral has four sides"), "a.pdf");
    assertThat(found("quadrilateral")).containsExactly("讲义");
    assertThat(found("script")).isEmpty();
  }

  @Test
  void scripts_and_tags_are_no_text_and_signs_no_query() {
    add(
        "课件",
        zip().file("index.html", "<script>var hidden=1</script><p class=secret>看得见</p>").bytes(),
        "x.zip");
    assertThat(found("hidden")).isEmpty();
    assertThat(found("secret")).isEmpty();
    assertThat(found("看得见")).containsExactly("课件");
    for (var odd : List.of("'", "\\", "%", "a & | !", "(((", "<b>", "😀", ":*")) {
      assertThat(found(odd)).as(odd).isEmpty();
    }
  }

  @Test
  void what_it_is_about_narrows_the_list_and_is_counted() {
    var one = lesson("提问", "一");
    lesson("阅读", "二");
    var about =
        new Metadata(
            "新课标解读", "数学", "PRIMARY", "PRIMARY.ABILITY", "CASE", "DEVELOPED", "", "DISTRICT");
    district.inTransaction(() -> district.library.describe(district.trainer, one, about));

    assertThat(found("课标")).containsExactly("提问");
    var primary = ResourceFilter.onOffer("", 0).with(Map.of(Facet.STAGE, "PRIMARY"));
    assertThat(titles(primary)).containsExactly("提问");
    assertThat(titles(primary.with(Map.of(Facet.STAGE, "SENIOR")))).isEmpty();
    assertThat(district.library.facets(district.tenant).get(Facet.SUBJECT))
        .containsExactly(Map.entry("数学", 1));
    assertThat(district.library.metadata(district.tenant, one)).isEqualTo(about);
    district.inTransaction(() -> district.library.withdraw(district.trainer, one));
    assertThat(district.library.facets(district.tenant).get(Facet.SUBJECT)).isEmpty();
  }

  @Test
  void only_the_owner_says_what_it_is_and_a_purchase_has_a_contract() {
    var one = lesson("提问", "一");
    var bought = new Metadata("", "", "", "", "", "PURCHASED", "", "");
    assertThatThrownBy(
            () ->
                district.inTransaction(
                    () -> district.library.describe(district.trainer, one, bought)))
        .hasMessage("resources.refusal.contract");
    assertThatThrownBy(
            () ->
                district.inTransaction(
                    () -> district.library.describe(district.colleague, one, Metadata.NONE)))
        .isInstanceOf(Refusal.class);
    assertThat(new Metadata("x", "y", "NONSENSE", "", "", "", "", "").stage()).isEmpty();
  }

  @Test
  void what_came_before_the_index_is_caught_up_with() {
    lesson("提问的艺术", "数学");
    var index = new Index(district.database.jdbi(), district.search);
    district.database.owner().useHandle(handle -> handle.execute("delete from resource_words"));
    assertThat(district.inTransaction(() -> index.catchUp(district.tenant))).isEqualTo(1);
    assertThat(index.catchUp(district.tenant)).isZero();
    assertThat(found("数学")).containsExactly("提问的艺术");
  }

  private UUID lesson(String title, String text) {
    return add(title, zip().file("index.html", "<p>" + text).bytes(), "x.zip");
  }

  private UUID add(String title, byte[] bytes, String name) {
    var upload =
        new Upload(district.trainer, title, name, bytes.length, new ByteArrayInputStream(bytes));
    return district.inTransaction(() -> uploads.add(upload));
  }

  private List<String> found(String words) {
    return titles(ResourceFilter.onOffer(words, 0));
  }

  private List<String> titles(ResourceFilter filter) {
    return district.library.list(district.tenant, filter).stream().map(ResourceRow::title).toList();
  }

  private static byte[] pdf(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.showText(text);
        content.endText();
      }
      document.save(bytes);
    }
    return bytes.toByteArray();
  }
}
