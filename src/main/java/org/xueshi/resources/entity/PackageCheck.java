package org.xueshi.resources.entity;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xueshi.resources.entity.PackageProblem.Kind;

/**
 * Judges an uploaded package before anything is unpacked. It is accepted whole or refused whole, by
 * name. What contents do not keep of the directory's promises (size, checksum) shows when they are
 * inflated, within the bounds set here.
 *
 * <p>Names are judged for the worst file system, although none ever meets one: whoever exports the
 * package again must be as safe as we are. A backslash counts as a separator, since Windows tools
 * write it as one.
 */
public final class PackageCheck {

  private static final int PROBLEMS_MAX = 10;
  private static final Set<String> MANIFESTS = Set.of("imsmanifest.xml", "h5p.json");

  private final PackageLimits limits;
  private final List<PackageProblem> problems = new ArrayList<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private final List<PackageItem> items = new ArrayList<>();

  private PackageCheck(PackageLimits limits) {
    this.limits = limits;
  }

  /** Reads headers only; the channel's position afterwards is anywhere. */
  public static PackageVerdict check(SeekableByteChannel zip, PackageLimits limits)
      throws IOException {
    try {
      return new PackageCheck(limits).verdict(ZipDirectory.read(zip, limits.entries()));
    } catch (BrokenPackage broken) {
      return new PackageVerdict.Refused(List.of(broken.problem()));
    }
  }

  private PackageVerdict verdict(List<ZipEntryFacts> entries) {
    entries.forEach(this::judge);
    files.stream()
        .filter(folders::contains)
        .sorted()
        .forEach(path -> problem(Kind.FILE_AND_FOLDER, path));
    judgeWhole(entries);
    var start = startPage();
    if (problems.isEmpty() && start.isEmpty() && !hasManifest()) {
      problem(items.isEmpty() ? Kind.EMPTY : Kind.NO_START_PAGE, "");
    }
    return problems.isEmpty()
        ? new PackageVerdict.Sound(List.copyOf(items), start.orElse(""))
        : new PackageVerdict.Refused(
            problems.stream()
                .sorted(Comparator.comparing(PackageProblem::kind))
                .limit(PROBLEMS_MAX)
                .toList());
  }

  private void judge(ZipEntryFacts entry) {
    var wrong = wrong(entry);
    if (wrong.isPresent()) {
      problem(wrong.get(), entry.shown());
      return;
    }
    var path = path(entry.name());
    remember(entry, path);
    if (!entry.folder() && !litter(path)) {
      items.add(new PackageItem(path, entry));
    }
  }

  private Optional<Kind> wrong(ZipEntryFacts entry) {
    if (entry.encrypted()) {
      return Optional.of(Kind.ENCRYPTED);
    }
    if (entry.method() != 0 && entry.method() != 8) {
      return Optional.of(Kind.METHOD);
    }
    if (entry.special()) {
      return Optional.of(Kind.LINK);
    }
    if (entry.method() == 0 && entry.bytes() != entry.packedBytes()
        || entry.folder() && entry.bytes() != 0) {
      return Optional.of(Kind.DAMAGED);
    }
    return tooMuch(entry.bytes(), entry.packedBytes()).or(() -> wrongName(entry.name()));
  }

  private Optional<Kind> wrongName(String name) {
    if (name == null || name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of(Kind.NAME);
    }
    var parts = List.of(slashes(name).split("/", -1));
    if (parts.get(0).isEmpty() || parts.get(0).matches("[A-Za-z]:.*")) {
      return Optional.of(Kind.ABSOLUTE);
    }
    var named = parts.subList(0, parts.size() - (parts.get(parts.size() - 1).isEmpty() ? 1 : 0));
    if (named.stream().anyMatch(part -> part.strip().matches("\\.{2,}"))) {
      return Optional.of(Kind.PARENT);
    }
    if (named.stream().anyMatch(part -> part.isBlank() || part.strip().equals("."))) {
      return Optional.of(Kind.NAME);
    }
    return named.size() > limits.depth() || name.length() > PackageLimits.PATH_LENGTH_MAX
        ? Optional.of(Kind.TOO_DEEP)
        : Optional.empty();
  }

  /** Every file once, whatever a file system thinks of case, and no file where a folder is. */
  private void remember(ZipEntryFacts entry, String path) {
    var folded = path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    if (entry.folder()) {
      folders.add(folded);
    } else if (!files.add(folded)) {
      problem(Kind.DUPLICATE, path);
    }
    for (var end = folded.lastIndexOf('/'); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      folders.add(folded.substring(0, end));
    }
  }

  private void judgeWhole(List<ZipEntryFacts> entries) {
    var bytes = entries.stream().mapToLong(ZipEntryFacts::bytes).sum();
    var packed = entries.stream().mapToLong(ZipEntryFacts::packedBytes).sum();
    tooMuch(bytes, packed).ifPresent(kind -> problem(kind, ""));
  }

  private Optional<Kind> tooMuch(long bytes, long packedBytes) {
    if (bytes > limits.bytes()) {
      return Optional.of(Kind.TOO_LARGE);
    }
    return bytes > PackageLimits.RATIO_FREE_BYTES && bytes / limits.ratio() > packedBytes
        ? Optional.of(Kind.RATIO)
        : Optional.empty();
  }

  /** Whether the package itself says how it is begun. */
  private boolean hasManifest() {
    return items.stream().map(PackageItem::path).anyMatch(MANIFESTS::contains);
  }

  /** The highest index page; without any, the only page there is. */
  private Optional<String> startPage() {
    var pages = items.stream().map(PackageItem::path).filter(PackageTypes::isPage).toList();
    var index =
        pages.stream()
            .filter(path -> fileName(path).toLowerCase(Locale.ROOT).startsWith("index."))
            .min(Comparator.comparingInt(PackageCheck::depth).thenComparing(path -> path));
    return index.or(() -> pages.size() == 1 ? Optional.of(pages.get(0)) : Optional.empty());
  }

  private void problem(Kind kind, String entry) {
    problems.add(new PackageProblem(kind, entry));
  }

  private static String path(String name) {
    var path = Normalizer.normalize(slashes(name), Normalizer.Form.NFC);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String slashes(String name) {
    return name.replace('\\', '/');
  }

  /** What macOS and Windows leave behind in zips. */
  private static boolean litter(String path) {
    return path.startsWith("__MACOSX/")
        || Set.of(".DS_Store", "Thumbs.db", "desktop.ini").contains(fileName(path));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static int depth(String path) {
    return (int) path.chars().filter(letter -> letter == '/').count();
  }
}
