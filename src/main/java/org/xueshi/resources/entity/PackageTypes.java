package org.xueshi.resources.entity;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Media types of the files inside a package. Whatever has a signature is what its bytes say; texts,
 * which have none, are what their ending says; the rest is a download. A lying name gains nothing:
 * all of it is served in the same sandbox.
 */
public final class PackageTypes {

  public static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("xhtml", "application/xhtml+xml"),
          Map.entry("css", "text/css"),
          Map.entry("js", "text/javascript"),
          Map.entry("mjs", "text/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("xml", "text/xml"),
          Map.entry("xsd", "text/xml"),
          Map.entry("dtd", "application/xml-dtd"),
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("vtt", "text/vtt"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("otf", "font/otf"));

  private static final Set<String> PAGES = Set.of("html", "htm", "xhtml");

  private PackageTypes() {}

  /**
   * The type under which a file of a package is served.
   *
   * @param head its first {@link TrueType#HEAD_BYTES} bytes, or all of it
   */
  public static String of(String path, byte[] head) {
    return TrueType.of(head).orElseGet(() -> TEXTS.getOrDefault(ending(path), UNKNOWN));
  }

  /** Whether a package may start with this file. */
  static boolean isPage(String path) {
    return PAGES.contains(ending(path));
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
