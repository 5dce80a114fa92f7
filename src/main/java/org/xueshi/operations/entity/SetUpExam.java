package org.xueshi.operations.entity;

import static org.xueshi.operations.entity.Finding.Level.BAD;
import static org.xueshi.operations.entity.Finding.Level.GOOD;
import static org.xueshi.operations.entity.Finding.Level.WARN;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.xueshi.operations.entity.Finding.Level;

/**
 * Is this set-up one that a district may rely on? Pure: the same situation, the same findings. A
 * tool that browsers find on loopback is a trial, where only what would also spoil a trial is bad.
 */
public final class SetUpExam {

  private static final int OLDEST_POSTGRESQL = 150000;
  private static final long GIB = 1L << 30;

  /** Launches allow a skew of minutes, rotating sign-in codes of seconds. */
  private static final Duration CLOCK_WARN = Duration.ofSeconds(5);

  private static final Duration CLOCK_BAD = Duration.ofMinutes(1);

  private SetUpExam() {}

  /** All findings, the worst first; good ones too, so that it can be seen what was looked at. */
  public static List<Finding> examine(Situation now) {
    var settings = now.settings();
    var trial = isLoopback(settings.publicUrl());
    var serious = trial ? WARN : BAD;
    return List.of(
            https(settings.publicUrl(), trial),
            contentOrigin(settings, serious),
            finding(settings.keySecret(), serious, "keySecret"),
            finding(!settings.shippedPasswords(), serious, "passwords"),
            finding(!settings.loopbackPlatforms(), serious, "loopbackPlatforms"),
            finding(!settings.adminToken(), WARN, "adminToken"),
            version(now.database().version()),
            finding(!now.database().superuser(), BAD, "superuser"),
            finding(!now.database().mayRewrite(), BAD, "mayRewrite"),
            finding(now.database().durable(), BAD, "durable"),
            clock(now.database().clockApart()),
            disk(now.files()))
        .stream()
        .sorted(Comparator.comparing(Finding::level))
        .toList();
  }

  private static Finding finding(boolean good, Level otherwise, String code) {
    return new Finding(good ? GOOD : otherwise, code, "");
  }

  /** Cookies of a framed tool need https everywhere but on loopback. */
  private static Finding https(String url, boolean trial) {
    var level = url.startsWith("https://") ? GOOD : trial ? WARN : BAD;
    return new Finding(level, "https", url);
  }

  /** Files that others made must not share an origin with our pages. */
  private static Finding contentOrigin(Situation.Settings settings, Level serious) {
    var apart = !host(settings.publicUrl()).equals(host(settings.contentUrl()));
    return new Finding(apart ? GOOD : serious, "contentOrigin", settings.contentUrl());
  }

  private static Finding version(int version) {
    var level = version >= OLDEST_POSTGRESQL ? GOOD : BAD;
    return new Finding(level, "version", String.valueOf(version / 10000));
  }

  private static Finding clock(Duration apart) {
    var level =
        apart.compareTo(CLOCK_BAD) > 0 ? BAD : apart.compareTo(CLOCK_WARN) > 0 ? WARN : GOOD;
    return new Finding(level, "clock", String.valueOf(apart.toSeconds()));
  }

  private static Finding disk(Situation.FileFacts files) {
    if (!files.writable()) {
      return new Finding(BAD, "filesWritable", "");
    }
    var level = files.free() < GIB ? BAD : files.free() < files.size() / 10 ? WARN : GOOD;
    return new Finding(level, "disk", String.valueOf(files.free() / GIB));
  }

  private static boolean isLoopback(String url) {
    var host = host(url);
    return host.equals("localhost") || host.endsWith(".localhost") || host.equals("127.0.0.1");
  }

  private static String host(String url) {
    var host = URI.create(url).getHost();
    return host == null ? "" : host;
  }
}
