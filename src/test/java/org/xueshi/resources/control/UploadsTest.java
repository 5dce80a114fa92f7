package org.xueshi.resources.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.resources.entity.ZipBytes.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.PackageLimits;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceKind;

class UploadsTest {

  private static final long BYTES_MAX = 1 << 20;
  private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(UTF_8);
  private static final PackageLimits LIMITS = new PackageLimits(100, 10L << 20, 200, 10);

  private final ADistrict district = new ADistrict();
  private final UUID tenant = district.tenant;

  @TempDir private Path disk;
  private Incoming incoming;
  private Uploads uploads;
  private ContentFiles files;

  @BeforeEach
  void start() {
    incoming = new Incoming(disk.toString());
    incoming.open();
    var contents = new DiskContentStore(disk.toString());
    var intake = new Intake(incoming, contents, LIMITS);
    uploads = new Uploads(district.store, incoming, intake, BYTES_MAX);
    files = new ContentFiles(district.jdbi, district.tokens, contents, district.library);
  }

  @Test
  void a_pdf_is_a_resource_named_after_its_file_and_comes_back_byte_for_byte() throws IOException {
    var id = add(PDF, "", "C:\\讲义\\第一讲.docx");

    var row = district.library.resource(tenant, id);
    assertThat(row.title()).isEqualTo("第一讲");
    assertThat(row.kind()).isEqualTo(ResourceKind.PDF);
    assertThat(contentAt(row.versionId(), "第一讲.pdf")).isEqualTo(PDF);
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void a_package_becomes_a_manifest_and_each_file_comes_back() throws IOException {
    var bytes =
        zip()
            .file("课/index.html", "<p>")
            .stored("课/a.pdf", PDF)
            .file("课/空.txt", "")
            .file("课/copy.html", "<p>")
            .bytes();
    var id = add(bytes, "混合研修", "p.zip");

    var row = district.library.resource(tenant, id);
    var version = district.library.version(tenant, row.versionId());
    assertThat(version.startPath()).isEqualTo("课/index.html");
    assertThat(version.fileCount()).isEqualTo(4);
    assertThat(contentAt(row.versionId(), "课/index.html")).asString().isEqualTo("<p>");
    assertThat(contentAt(row.versionId(), "课/a.pdf")).isEqualTo(PDF);
    assertThat(contentAt(row.versionId(), "课/空.txt")).isEmpty();
    assertThat(file(row.versionId(), "课/a.pdf").mediaType()).isEqualTo("application/pdf");
    assertThat(temporaryFiles()).isEmpty();
    // index.html and copy.html are one content; the zip itself is another.
    assertThat(keptFiles()).hasSize(4);
  }

  @Test
  void no_file_on_the_disk_is_named_by_an_upload() throws IOException {
    add(zip().file("evil.html", "<p>").bytes(), "x", "evil.zip");

    assertThat(keptFiles())
        .allSatisfy(file -> assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}"));
  }

  @Test
  void the_same_file_twice_is_two_resources_and_one_content() throws IOException {
    add(PDF, "一", "a.pdf");
    add(PDF, "二", "b.pdf");

    assertThat(onOffer()).hasSize(2);
    assertThat(keptFiles()).hasSize(1);
  }

  @Test
  void a_new_version_is_received_for_the_owner_only() throws IOException {
    var id = add(PDF, "一", "a.pdf");

    assertThatThrownBy(
            () ->
                uploads.addVersion(
                    id, new Upload(district.colleague, "", "b.pdf", -1, stream(PDF))))
        .isInstanceOf(Refusal.class);
    district.inTransaction(
        () -> uploads.addVersion(id, new Upload(district.trainer, "", "b.pdf", -1, stream(PDF))));

    assertThat(district.library.versions(tenant, id)).hasSize(2);
  }

  static Stream<Arguments> refused() {
    var damaged = zip().file("index.html", "<p>").file("a.js", PDF, entry -> entry.crc32 ^= 1);
    var longer = zip().file("index.html", "<p>".getBytes(UTF_8), entry -> entry.bytes = 2);
    var shorter = zip().file("index.html", "<p>".getBytes(UTF_8), entry -> entry.bytes = 4);
    var lies =
        zip()
            .file(
                "index.html",
                new byte[4 << 20],
                entry -> entry.bytes = 4_000); // unpacks to a thousand times more
    return Stream.of(
        Arguments.of("empty", new byte[0], "resources.refusal.empty"),
        Arguments.of("a program", "MZ…".getBytes(UTF_8), "resources.refusal.type"),
        Arguments.of("a page", "<html>%PDF-".getBytes(UTF_8), "resources.refusal.type"),
        Arguments.of("an SVG", "<svg/>".getBytes(UTF_8), "resources.refusal.type"),
        Arguments.of("half a PDF", "%PDF-1.7 …".getBytes(UTF_8), "resources.refusal.broken"),
        Arguments.of("too large", new byte[(int) BYTES_MAX + 1], "resources.refusal.tooLarge"),
        Arguments.of(
            "zip slip", zip().file("../index.html", "").bytes(), "resources.refusal.package"),
        Arguments.of(
            "two wrong names",
            zip().file("../index.html", "").file("/x", "").bytes(),
            "resources.refusal.packageMore"),
        Arguments.of("wrong checksum", damaged.bytes(), "resources.refusal.package"),
        Arguments.of("longer than said", longer.bytes(), "resources.refusal.package"),
        Arguments.of("shorter than said", shorter.bytes(), "resources.refusal.package"),
        Arguments.of("a bomb that lies", lies.bytes(), "resources.refusal.package"),
        Arguments.of(
            "not deflated at all",
            zip().file("index.html", PDF, entry -> Arrays.fill(entry.packed, (byte) 0xff)).bytes(),
            "resources.refusal.package"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void a_refused_upload_leaves_disk_and_tables_as_they_were(
      String what, byte[] bytes, String reason) throws IOException {
    assertThatThrownBy(() -> add(bytes, "一", "a.pdf")).hasMessage(reason);

    nothingIsThere();
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing() throws IOException {
    var cut = new SequenceInputStream(stream(PDF), new Broken());

    assertThatThrownBy(() -> add(new Upload(district.trainer, "一", "a.pdf", -1, cut)))
        .hasMessage("resources.refusal.cut");
    nothingIsThere();
  }

  @Test
  void an_upload_shorter_than_promised_leaves_nothing() throws IOException {
    assertThatThrownBy(
            () -> add(new Upload(district.trainer, "一", "a.pdf", PDF.length + 1, stream(PDF))))
        .hasMessage("resources.refusal.cut");
    nothingIsThere();
  }

  @Test
  void an_upload_that_says_it_is_too_large_is_refused_before_a_byte_is_read() {
    assertThatThrownBy(
            () -> add(new Upload(district.trainer, "一", "a.pdf", BYTES_MAX + 1, new Broken())))
        .hasMessage("resources.refusal.tooLarge");
  }

  @Test
  void what_a_killed_process_left_is_cleared_away_and_a_living_one_keeps_its_own()
      throws IOException {
    var dead = Files.createDirectories(disk.resolve("incoming/dead"));
    Files.createFile(dead.resolve("lock"));
    Files.writeString(dead.resolve("half"), "…");
    var spooled = incoming.receive(stream(PDF), BYTES_MAX);

    var next = new Incoming(disk.toString());
    next.open();

    assertThat(dead).doesNotExist();
    assertThat(spooled.file()).exists();
    next.close();
    incoming.close();
    assertThat(disk.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void a_token_opens_only_paths_of_its_own_version() {
    var one = district.library.resource(tenant, add(PDF, "一", "a.pdf")).versionId();
    var two = district.library.resource(tenant, add(PDF, "二", "b.pdf")).versionId();

    for (var path : List.of("b.pdf", "", "/a.pdf", "../a.pdf", "A.pdf", "a.pdf\0", "a.pdf/")) {
      assertThat(files.find(tenant, token(one), path)).as(path).isEmpty();
    }
    assertThat(files.find(tenant, token(one), "a.pdf")).isPresent();
    assertThat(files.find(tenant, token(two), "b.pdf")).isPresent();
    assertThat(files.find(tenant, token(one) + "x", "a.pdf")).isEmpty();
  }

  @Test
  void a_part_of_a_file_is_read_from_where_it_is_asked_for() throws IOException {
    var version = district.library.resource(tenant, add(PDF, "一", "a.pdf")).versionId();
    var file = file(version, "a.pdf");

    try (var part = files.open(tenant, file, 1, 3)) {
      assertThat(part.readAllBytes()).asString().isEqualTo("PDF");
    }
  }

  private void nothingIsThere() throws IOException {
    assertThat(onOffer()).isEmpty();
    assertThat(temporaryFiles()).isEmpty();
    assertThat(keptFiles()).isEmpty();
  }

  private UUID add(byte[] bytes, String title, String fileName) {
    return add(new Upload(district.trainer, title, fileName, bytes.length, stream(bytes)));
  }

  private UUID add(Upload upload) {
    return district.inTransaction(() -> uploads.add(upload));
  }

  private FileRow file(UUID version, String path) {
    return files.find(tenant, token(version), path).orElseThrow().file();
  }

  private byte[] contentAt(UUID version, String path) throws IOException {
    var file = file(version, path);
    try (var in = files.open(tenant, file, 0, file.sizeBytes())) {
      return in.readAllBytes();
    }
  }

  private String token(UUID version) {
    return URI.create(district.tokens.playUrl(tenant, version)).getPath().split("/")[2];
  }

  private List<?> onOffer() {
    return district.library.list(tenant, ResourceFilter.onOffer("", 0));
  }

  private List<Path> temporaryFiles() throws IOException {
    return filesBelow(disk.resolve("incoming")).stream()
        .filter(file -> !file.endsWith("lock"))
        .toList();
  }

  private List<Path> keptFiles() throws IOException {
    return filesBelow(disk.resolve(tenant.toString()));
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** A sender whose line broke. */
  private static final class Broken extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }
}
