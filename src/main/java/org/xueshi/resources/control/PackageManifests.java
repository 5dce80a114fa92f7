package org.xueshi.resources.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Unpacker.Unpacked;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.resources.entity.PackageStart;

/**
 * Reads what a package says about itself: {@code imsmanifest.xml} (SCORM) or {@code h5p.json}. Both
 * are hostile input: no document type, no entities, nothing fetched, bounded in size and depth.
 */
final class PackageManifests {

  static final String SCORM = "imsmanifest.xml";
  static final String H5P = "h5p.json";

  private static final long BYTES_MAX = 8 << 20;
  private static final int ELEMENTS_MAX = 100_000;
  private static final int DEPTH_MAX = 100;

  private PackageManifests() {}

  private record Resource(String id, String href, boolean sco) {}

  /**
   * How the package wants to be begun.
   *
   * @param page the start page that was found without a manifest; empty if none was
   * @throws Refusal INVALID {@code resources.refusal.manifest} if its manifest cannot be followed
   */
  static PackageStart start(List<Unpacked> files, String page) throws IOException {
    var scorm = file(files, SCORM);
    if (scorm.isPresent()) {
      return scorm(files, scorm.get(), page);
    }
    var h5p = file(files, H5P);
    if (h5p.isPresent()) {
      checkH5p(h5p.get());
      return new PackageStart(PackageRuntime.H5P, H5P);
    }
    return new PackageStart(PackageRuntime.NONE, page);
  }

  private static Optional<Path> file(List<Unpacked> files, String name) {
    return files.stream()
        .filter(file -> file.path().equals(name))
        .map(file -> file.spooled().file())
        .findFirst();
  }

  private static void checkH5p(Path file) throws IOException {
    checkSize(file);
    try (var reader = Json.createReader(Files.newInputStream(file))) {
      if (!reader.readObject().containsKey("mainLibrary")) {
        throw refused();
      }
    } catch (JsonException | IllegalStateException broken) {
      throw refused();
    }
  }

  private static PackageStart scorm(List<Unpacked> files, Path manifest, String page)
      throws IOException {
    checkSize(manifest);
    var found = new Manifest();
    try (var in = Files.newInputStream(manifest)) {
      found.read(in);
    } catch (XMLStreamException broken) {
      throw refused();
    }
    var runtime = found.runtime();
    if (runtime == PackageRuntime.NONE && !page.isEmpty()) {
      return new PackageStart(runtime, page);
    }
    var paths = new HashSet<String>();
    files.forEach(file -> paths.add(file.path()));
    return new PackageStart(runtime, found.start(paths).orElseThrow(PackageManifests::refused));
  }

  private static void checkSize(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw refused();
    }
  }

  private static Refusal refused() {
    return Refusal.invalid("resources.refusal.manifest");
  }

  /** What matters of an {@code imsmanifest.xml}. */
  private static final class Manifest {

    private final List<Resource> resources = new ArrayList<>();
    private String firstItem = "";
    private String version = "";

    void read(InputStream in) throws XMLStreamException {
      var factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      var xml = factory.createXMLStreamReader(in);
      var elements = 0;
      var depth = 0;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            elements++;
            depth -= element(xml);
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XMLStreamException("no document types here");
          default -> {
            // Words between elements say nothing to us.
          }
        }
        if (elements > ELEMENTS_MAX || depth > DEPTH_MAX) {
          throw new XMLStreamException("too large");
        }
      }
    }

    /** Returns how many elements were read to their end. */
    private int element(XMLStreamReader xml) throws XMLStreamException {
      switch (xml.getLocalName()) {
        case "item" -> {
          var reference = attribute(xml, "identifierref");
          firstItem = firstItem.isEmpty() ? reference : firstItem;
        }
        case "resource" ->
            resources.add(
                new Resource(
                    attribute(xml, "identifier"),
                    attribute(xml, "href"),
                    attribute(xml, "scormtype").equalsIgnoreCase("sco")));
        case "schemaversion" -> {
          var text = xml.getElementText();
          version = version.isEmpty() ? text.strip() : version;
          return 1;
        }
        default -> {
          // Titles, files and metadata play no part in starting.
        }
      }
      return 0;
    }

    /** SCORM 1.2 writes {@code adlcp:scormtype}, 2004 {@code adlcp:scormType}. */
    private static String attribute(XMLStreamReader xml, String name) {
      for (var i = 0; i < xml.getAttributeCount(); i++) {
        if (xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT).equals(name)) {
          return xml.getAttributeValue(i).strip();
        }
      }
      return "";
    }

    PackageRuntime runtime() {
      if (resources.stream().noneMatch(Resource::sco)) {
        return PackageRuntime.NONE;
      }
      var editions = Set.of("2004", "cam 1.3", "1.3");
      var said = version.toLowerCase(Locale.ROOT);
      return editions.stream().anyMatch(said::contains)
          ? PackageRuntime.SCORM2004
          : PackageRuntime.SCORM12;
    }

    /** The first item's page, else the first page that runs; only if the package has it. */
    Optional<String> start(Set<String> paths) {
      return resources.stream()
          .filter(resource -> !resource.href().isEmpty())
          .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
          .map(resource -> path(resource.href()))
          .filter(paths::contains)
          .findFirst();
    }

    private int rank(Resource resource) {
      if (resource.id().equals(firstItem)) {
        return 0;
      }
      return resource.sco() ? 1 : 2;
    }

    private static String path(String href) {
      var plain = href.replaceFirst("[?#].*", "").replaceFirst("^\\./", "");
      try {
        return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notEncoded) {
        return plain;
      }
    }
  }
}
