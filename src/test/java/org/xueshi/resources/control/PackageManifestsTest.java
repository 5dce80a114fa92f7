package org.xueshi.resources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.resources.entity.Packages.manifest;
import static org.xueshi.resources.entity.ZipBytes.zip;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.PackageLimits;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.resources.entity.Packages;
import org.xueshi.resources.entity.VersionRow;
import org.xueshi.resources.entity.ZipBytes;

class PackageManifestsTest {

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
  void a_package_is_begun_as_its_manifest_says() {
    var scorm12 = version(Packages.scorm12());
    assertThat(scorm12.runtime()).isEqualTo(PackageRuntime.SCORM12);
    assertThat(scorm12.startPath()).as("the first item's page").isEqualTo("sco/lesson.html");
    var scorm2004 = version(Packages.scorm2004());
    assertThat(scorm2004.runtime()).isEqualTo(PackageRuntime.SCORM2004);
    assertThat(version(Packages.h5p()).runtime()).isEqualTo(PackageRuntime.H5P);
    var pages = version(zip().file("index.html", "<p>").bytes());
    assertThat(pages.runtime()).isEqualTo(PackageRuntime.NONE);
    assertThat(district.tokens.player(district.tenant, scorm12.id()).url())
        .endsWith("/.xueshi/shell");
    assertThat(district.tokens.player(district.tenant, pages.id()).url()).endsWith("/index.html");
  }

  static Stream<ZipBytes> hostile() {
    var laughs =
        "<!DOCTYPE m [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<manifest>&b;</manifest>";
    var reads = "<!DOCTYPE m [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><manifest>&a;</manifest>";
    return Stream.of(
        zip().file("imsmanifest.xml", laughs).file("a.html", "<p>"),
        zip().file("imsmanifest.xml", reads).file("a.html", "<p>"),
        zip().file("imsmanifest.xml", "<manifest>").file("a.html", "<p>"),
        zip().file("imsmanifest.xml", "<a>".repeat(5000)).file("a.html", "<p>"),
        zip().file("imsmanifest.xml", manifest("1.2", "scormtype", "../../etc/passwd")),
        zip().file("imsmanifest.xml", manifest("1.2", "scormtype", "https://evil.invalid/")),
        zip().file("h5p.json", "{}"),
        zip().file("h5p.json", "nonsense"),
        zip().file("h5p.json", "[".repeat(3000)));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_manifest_that_lies_or_attacks_is_refused_by_name(ZipBytes zip) {
    assertThatThrownBy(() -> version(zip.bytes()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.text().key()).isEqualTo("resources.refusal.manifest"));
  }

  private VersionRow version(byte[] bytes) {
    var upload =
        new Upload(district.trainer, "x", "x.zip", bytes.length, new ByteArrayInputStream(bytes));
    var id = district.inTransaction(() -> uploads.add(upload));
    return district.library.versions(district.tenant, id).get(0);
  }
}
