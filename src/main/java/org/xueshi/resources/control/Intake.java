package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.control.Unpacker.Unpacked;
import org.xueshi.resources.entity.BrokenPackage;
import org.xueshi.resources.entity.FileNames;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.PackageCheck;
import org.xueshi.resources.entity.PackageLimits;
import org.xueshi.resources.entity.PackageProblem;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.resources.entity.PackageStart;
import org.xueshi.resources.entity.PackageTypes;
import org.xueshi.resources.entity.PackageVerdict;
import org.xueshi.resources.entity.ResourceKind;
import org.xueshi.resources.entity.TrueType;
import org.xueshi.resources.entity.Wholeness;

/**
 * Finds out what a spooled upload is, checks it, unpacks it if it is a package, and hands
 * everything to the content store. Only after all checks have passed does anything enter the store.
 */
@ApplicationScoped
class Intake {

  private record Examined(ResourceKind kind, String mediaType) {}

  private Incoming incoming;
  private ContentStore contents;
  private PackageLimits limits;

  protected Intake() {}

  @Inject
  Intake(
      Incoming incoming,
      ContentStore contents,
      @ConfigProperty(name = "xueshi.package.max-entries") int entries,
      @ConfigProperty(name = "xueshi.package.max-bytes") long bytes,
      @ConfigProperty(name = "xueshi.package.max-ratio") int ratio,
      @ConfigProperty(name = "xueshi.package.max-depth") int depth) {
    this(incoming, contents, new PackageLimits(entries, bytes, ratio, depth));
  }

  Intake(Incoming incoming, ContentStore contents, PackageLimits limits) {
    this.incoming = incoming;
    this.contents = contents;
    this.limits = limits;
  }

  /**
   * The version to be written down; its contents are in the store.
   *
   * @throws Refusal INVALID with the reason; nothing has entered the store then
   */
  NewVersion take(Upload upload, Spooled spooled) {
    try (var file = FileChannel.open(spooled.file())) {
      var examined = examine(spooled, file);
      return examined.kind() == ResourceKind.PACKAGE
          ? packageOf(upload, spooled, file)
          : single(upload, spooled, examined);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Examined examine(Spooled spooled, SeekableByteChannel file) throws IOException {
    if (spooled.content().sizeBytes() == 0) {
      throw Refusal.invalid("resources.refusal.empty");
    }
    var mediaType =
        TrueType.of(spooled.head()).orElseThrow(() -> Refusal.invalid("resources.refusal.type"));
    var kind =
        ResourceKind.of(mediaType).orElseThrow(() -> Refusal.invalid("resources.refusal.type"));
    if (!Wholeness.holds(mediaType, file)) {
      throw Refusal.invalid("resources.refusal.broken", Text.of(kind.textKey()));
    }
    return new Examined(kind, mediaType);
  }

  private NewVersion single(Upload upload, Spooled spooled, Examined examined) throws IOException {
    var name = FileNames.withTrueEnding(upload.fileName(), examined.mediaType());
    var content = spooled.content();
    var row = new FileRow(name, examined.mediaType(), content.sha256(), content.sizeBytes());
    var text = examined.kind() == ResourceKind.PDF ? TextReader.ofPdf(spooled.file()) : "";
    contents.keep(upload.actor().tenant(), content, spooled.file());
    return new NewVersion(
        examined.kind(),
        name,
        examined.mediaType(),
        content,
        new PackageStart(PackageRuntime.NONE, name),
        List.of(row),
        text,
        upload.actor());
  }

  private NewVersion packageOf(Upload upload, Spooled spooled, SeekableByteChannel zip)
      throws IOException {
    var verdict = PackageCheck.check(zip, limits);
    if (verdict instanceof PackageVerdict.Refused refused) {
      throw refused(refused.problems());
    }
    var sound = (PackageVerdict.Sound) verdict;
    var files = unpacked(zip, sound);
    var tenant = upload.actor().tenant();
    PackageStart start;
    String text;
    try {
      text = TextReader.ofPackage(files);
      start = PackageManifests.start(files, sound.startPath());
      for (var file : files) {
        contents.keep(tenant, file.spooled().content(), file.spooled().file());
      }
      contents.keep(tenant, spooled.content(), spooled.file());
    } finally {
      files.forEach(file -> incoming.discard(file.spooled().file()));
    }
    return new NewVersion(
        ResourceKind.PACKAGE,
        FileNames.withTrueEnding(upload.fileName(), "application/zip"),
        "application/zip",
        spooled.content(),
        start,
        files.stream().map(Intake::row).toList(),
        text,
        upload.actor());
  }

  private List<Unpacked> unpacked(SeekableByteChannel zip, PackageVerdict.Sound sound)
      throws IOException {
    try {
      return new Unpacker(incoming, zip).unpack(sound.items());
    } catch (BrokenPackage broken) {
      throw refused(List.of(broken.problem()));
    }
  }

  private static FileRow row(Unpacked file) {
    var content = file.spooled().content();
    return new FileRow(
        file.path(),
        PackageTypes.of(file.path(), file.spooled().head()),
        content.sha256(),
        content.sizeBytes());
  }

  /** The first reason in words; how many more there are, so that nobody mends them one by one. */
  private static Refusal refused(List<PackageProblem> problems) {
    var first = problems.get(0).text();
    return problems.size() == 1
        ? Refusal.invalid("resources.refusal.package", first)
        : Refusal.invalid("resources.refusal.packageMore", first, problems.size() - 1);
  }
}
