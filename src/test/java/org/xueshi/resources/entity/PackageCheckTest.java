package org.xueshi.resources.entity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.xueshi.resources.entity.ZipBytes.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.resources.entity.PackageProblem.Kind;

class PackageCheckTest {

  private static final PackageLimits LIMITS = new PackageLimits(50, 100L << 20, 200, 5);
  private static final byte[] TEXT = "<p>正文</p>".getBytes(UTF_8);

  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments("nothing", new byte[0], Kind.NOT_A_ZIP),
        arguments("a signature alone", "PK\3\4".getBytes(UTF_8), Kind.NOT_A_ZIP),
        arguments("cut in the middle", cut(sound().bytes()), Kind.NOT_A_ZIP),
        arguments("bytes before", sound().between(TEXT, new byte[0]).bytes(), Kind.NOT_A_ZIP),
        arguments("bytes after", sound().between(new byte[0], TEXT).bytes(), Kind.NOT_A_ZIP),
        arguments("more entries declared", sound().declaring(3).bytes(), Kind.NOT_A_ZIP),
        arguments("fewer entries declared", sound().declaring(1).bytes(), Kind.NOT_A_ZIP),
        arguments("64-bit format", sound().declaring(0xffff).bytes(), Kind.UNUSUAL_ZIP),
        arguments("no entry at all", zip().bytes(), Kind.EMPTY),
        arguments("only folders", zip().folder("a/").bytes(), Kind.EMPTY),
        arguments("51 entries", many(51).bytes(), Kind.TOO_MANY),
        arguments("parent", with("../x"), Kind.PARENT),
        arguments("parent further down", with("a/../../x"), Kind.PARENT),
        arguments("parent at the end", with("a/.."), Kind.PARENT),
        arguments("parent with backslash", with("..\\x"), Kind.PARENT),
        arguments("three dots", with("a/.../x"), Kind.PARENT),
        arguments("parent with a space", with("a/.. /x"), Kind.PARENT),
        arguments("absolute", with("/x"), Kind.ABSOLUTE),
        arguments("absolute with backslash", with("\\x"), Kind.ABSOLUTE),
        arguments("network share", with("\\\\server\\x"), Kind.ABSOLUTE),
        arguments("drive", with("C:\\x"), Kind.ABSOLUTE),
        arguments("drive without slash", with("c:x"), Kind.ABSOLUTE),
        arguments("nul in the name", with("a\0.html"), Kind.NAME),
        arguments("line break in the name", with("a\n.html"), Kind.NAME),
        arguments("empty segment", with("a//x"), Kind.NAME),
        arguments("dot segment", with("a/./x"), Kind.NAME),
        arguments("blank name", with(" "), Kind.NAME),
        arguments("no name", with(""), Kind.NAME),
        arguments("name in no encoding", brokenName(), Kind.NAME),
        arguments("symbolic link", mode(0120777), Kind.LINK),
        arguments("pipe", mode(0010644), Kind.LINK),
        arguments("device", mode(0060644), Kind.LINK),
        arguments("same name twice", with("index.html"), Kind.DUPLICATE),
        arguments("same name but for case", with("INDEX.html"), Kind.DUPLICATE),
        arguments(
            "same name by slash",
            sound().file("a/b", "1").file("a\\b", "2").bytes(),
            Kind.DUPLICATE),
        arguments(
            "same name decomposed",
            sound().file("é", "1").file("e\u0301", "2").bytes(),
            Kind.DUPLICATE),
        arguments(
            "file and folder",
            sound().file("a", "1").file("A/b", "2").bytes(),
            Kind.FILE_AND_FOLDER),
        arguments("six folders deep", with("1/2/3/4/5/x"), Kind.TOO_DEEP),
        arguments("401 characters", with("x".repeat(401)), Kind.TOO_DEEP),
        arguments("encrypted", changed(entry -> entry.flags |= 1), Kind.ENCRYPTED),
        arguments("unknown method", changed(entry -> entry.method = 12), Kind.METHOD),
        arguments(
            "local name differs",
            changed(entry -> entry.localName = "evil".getBytes(UTF_8)),
            Kind.HEADERS_DIFFER),
        arguments(
            "local size differs", changed(entry -> entry.localBytes = 7L), Kind.HEADERS_DIFFER),
        arguments(
            "header outside", changed(entry -> entry.headerAt = 99_999L), Kind.HEADERS_DIFFER),
        arguments("header elsewhere", changed(entry -> entry.headerAt = 3L), Kind.HEADERS_DIFFER),
        arguments("two entries on one content", quine(), Kind.OVERLAP),
        arguments(
            "contents beyond the directory",
            changed(entry -> entry.packedBytes = 5_000),
            Kind.OVERLAP),
        arguments(
            "stored with two sizes",
            changed(
                entry -> {
                  entry.method = 0;
                  entry.bytes = 3;
                }),
            Kind.DAMAGED),
        arguments("declares 200 MiB", changed(entry -> entry.bytes = 200L << 20), Kind.TOO_LARGE),
        arguments(
            "unpacks a thousandfold", sound().file("x", new byte[20 << 20]).bytes(), Kind.RATIO),
        arguments("many small bombs", smallBombs(), Kind.RATIO),
        arguments("no page", zip().file("a.txt", "1").bytes(), Kind.NO_START_PAGE),
        arguments(
            "two pages, none first",
            zip().file("a.html", "").file("b.html", "").bytes(),
            Kind.NO_START_PAGE));
  }

  @ParameterizedTest(name = "{0} → {2}")
  @MethodSource("hostile")
  void a_hostile_zip_is_refused_whole_and_by_name(String what, byte[] bytes, Kind expected)
      throws IOException {
    assertThat(PackageCheck.check(new InMemory(bytes), LIMITS))
        .isInstanceOfSatisfying(
            PackageVerdict.Refused.class,
            refused ->
                assertThat(refused.problems()).extracting(PackageProblem::kind).contains(expected));
  }

  @Test
  void a_sound_package_keeps_its_files_and_starts_with_its_index_page() throws IOException {
    var sound =
        soundness(
            zip()
                .folder("img/")
                .file("index.html", "<p>")
                .file("img/一.png", "…")
                .stored("video.mp4", TEXT)
                .comment("制作：教研室")
                .bytes());

    assertThat(sound.startPath()).isEqualTo("index.html");
    assertThat(sound.items())
        .extracting(PackageItem::path)
        .containsExactly("index.html", "img/一.png", "video.mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "index.html a.html, index.html",
    "course/index.htm course/a/index.html, course/index.htm",
    "课件/Index.HTML 课件/other.html, 课件/Index.HTML",
    "only.html style.css, only.html",
    "a/b/index.html c/index.html, c/index.html"
  })
  void the_start_page_is_the_highest_index_or_the_only_page(String files, String expected)
      throws IOException {
    var zip = zip();
    for (var file : files.split(" ")) {
      zip.file(file, "");
    }
    assertThat(soundness(zip.bytes()).startPath()).isEqualTo(expected);
  }

  @Test
  void names_from_chinese_windows_and_backslashes_are_understood() throws IOException {
    var gbk = Charset.forName("GBK");
    var sound =
        soundness(zip().named(gbk, "课件\\index.html", "1").named(gbk, "课件\\图.png", "2").bytes());

    assertThat(sound.items())
        .extracting(PackageItem::path)
        .containsExactly("课件/index.html", "课件/图.png");
  }

  @Test
  void what_operating_systems_leave_behind_is_left_out() throws IOException {
    var sound =
        soundness(
            zip()
                .file("index.html", "")
                .file("__MACOSX/._index.html", "")
                .file("a/.DS_Store", "")
                .file("a/Thumbs.db", "")
                .bytes());

    assertThat(sound.items()).extracting(PackageItem::path).containsExactly("index.html");
  }

  @Test
  void zips_of_the_java_library_with_sizes_behind_the_contents_are_sound() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : List.of("index.html", "a/b.js")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TEXT);
        zip.closeEntry();
      }
    }
    assertThat(soundness(out.toByteArray()).items()).hasSize(2);
  }

  @Test
  void small_files_may_shrink_as_they_like() throws IOException {
    assertThat(soundness(sound().file("blank.txt", new byte[1 << 20]).bytes()).items()).hasSize(3);
  }

  @Test
  void several_problems_are_told_together_and_names_cannot_disguise_themselves()
      throws IOException {
    var verdict =
        PackageCheck.check(
            new InMemory(sound().file("../\u202egpj.exe", "").file("/x", "").bytes()), LIMITS);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            PackageVerdict.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        new PackageProblem(Kind.ABSOLUTE, "/x"),
                        new PackageProblem(Kind.PARENT, "../·gpj.exe")));
  }

  @Test
  void a_zip_damaged_anywhere_never_does_worse_than_be_refused() throws IOException {
    var seed = Long.getLong("seed", 20261124L);
    var random = new Random(seed);
    var bytes = sound().folder("f/").file("f/长.txt", "x".repeat(300)).bytes();
    for (var round = 0; round < 5_000; round++) {
      var damaged = bytes.clone();
      for (var hits = random.nextInt(4); hits >= 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      var length = random.nextInt(10) == 0 ? random.nextInt(damaged.length) : damaged.length;
      assertThat(PackageCheck.check(new InMemory(Arrays.copyOf(damaged, length)), LIMITS))
          .as("seed " + seed + ", round " + round)
          .isNotNull();
    }
  }

  private static PackageVerdict.Sound soundness(byte[] bytes) throws IOException {
    var verdict = PackageCheck.check(new InMemory(bytes), LIMITS);
    assertThat(verdict).isInstanceOf(PackageVerdict.Sound.class);
    return (PackageVerdict.Sound) verdict;
  }

  private static ZipBytes sound() {
    return zip().file("index.html", "<p>").file("style.css", "p{}");
  }

  private static byte[] with(String name) {
    return sound().file(name, TEXT).bytes();
  }

  private static byte[] changed(Consumer<ZipBytes.Entry> change) {
    return sound().file("x", TEXT, change).bytes();
  }

  private static byte[] mode(int unixMode) {
    return changed(entry -> entry.unixMode = unixMode);
  }

  private static byte[] brokenName() {
    return changed(entry -> entry.name = new byte[] {(byte) 0xff, (byte) 0xff});
  }

  private static ZipBytes many(int count) {
    var zip = zip();
    for (var number = 0; number < count; number++) {
      zip.file(number + ".html", "");
    }
    return zip;
  }

  /** Two directory entries that share one local header: twice the contents for one. */
  private static byte[] quine() {
    return zip()
        .file("index.html", TEXT)
        .file("index.html", TEXT, entry -> entry.headerAt = 0L)
        .bytes();
  }

  private static byte[] smallBombs() {
    var zip = sound();
    for (var number = 0; number < 10; number++) {
      zip.file(number + ".bin", new byte[9 << 20]);
    }
    return zip.bytes();
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
