package org.xueshi.web.boundary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.kernel.entity.Digests;

/** Static files of ours, read from the class path once and named by their content. */
final class Assets {

  /** A file in memory; styles, scripts and icons are small. */
  record Asset(byte[] bytes, String type, String fingerprint) {}

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  private static final Map<String, Optional<Asset>> KNOWN = new ConcurrentHashMap<>();

  private Assets() {}

  static Optional<Asset> find(String path) {
    return path.matches("[a-z0-9-]+(/[a-z0-9-]+)*(\\.[a-z0-9]+)+")
        ? KNOWN.computeIfAbsent(path, Assets::read)
        : Optional.empty();
  }

  static String link(String path) {
    var asset =
        find(path).orElseThrow(() -> new IllegalArgumentException("no such asset: " + path));
    return "/assets/" + path + "?v=" + asset.fingerprint();
  }

  private static Optional<Asset> read(String path) {
    var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (var in = Assets.class.getResourceAsStream("/assets/" + path)) {
      if (in == null) {
        return Optional.empty();
      }
      var bytes = in.readAllBytes();
      var fingerprint = HexFormat.of().formatHex(Digests.sha256(bytes), 0, 6);
      return Optional.of(new Asset(bytes, type, fingerprint));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
