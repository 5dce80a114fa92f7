package org.xueshi.lti.control;

import static org.xueshi.lti.entity.CheckupItem.ADDRESS;
import static org.xueshi.lti.entity.CheckupItem.CERTIFICATE;
import static org.xueshi.lti.entity.CheckupItem.CLOCK;
import static org.xueshi.lti.entity.CheckupItem.PLATFORM_KEYS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.control.PublicUrls;

/** Part of the registration doctor: do platform and tool find, trust and time each other? */
@ApplicationScoped
class ReachExam {

  private static final Duration TIME_MAX = Duration.ofSeconds(5);
  private static final int BYTES_MAX = 256 * 1024;

  /** Moodle takes no assertion from the future, and ours are dated back by ten seconds. */
  private static final long SKEW_FINE_S = 5;

  private static final long SKEW_FAR_S = 30;
  private static final long CERTIFICATE_SOON_DAYS = 21;
  private static final long CERTIFICATE_NOW_DAYS = 3;

  private PlatformClient client;
  private CertificateClient certificates;
  private PublicUrls urls;
  private Clock clock;

  protected ReachExam() {}

  @Inject
  ReachExam(PlatformClient client, CertificateClient certificates, PublicUrls urls, Clock clock) {
    this.client = client;
    this.certificates = certificates;
    this.urls = urls;
    this.clock = clock;
  }

  void examine(Registration platform, Consumer<CheckupFinding> found) {
    found.accept(address(platform));
    keys(platform, found);
    certificates(platform, found);
  }

  private CheckupFinding address(Registration platform) {
    var ours = URI.create(urls.origin());
    if (isLocal(ours)) {
      return isLocal(URI.create(platform.issuer()))
          ? CheckupFinding.good(ADDRESS, "demonstration", ours)
          : CheckupFinding.of(ADDRESS, Health.BAD, "local", ours);
    }
    return "https".equals(ours.getScheme())
        ? CheckupFinding.good(ADDRESS, "fine", ours)
        : CheckupFinding.of(ADDRESS, Health.BAD, "notHttps", ours);
  }

  /** One question answers two: the answer's date says what the platform takes the time to be. */
  private void keys(Registration platform, Consumer<CheckupFinding> found) {
    var call =
        Call.get(platform.description().jwksUri())
            .accepting("application/json")
            .within(TIME_MAX, BYTES_MAX);
    try {
      var reply = client.send(call);
      found.accept(keys(reply));
      found.accept(skew(reply.header("date")));
    } catch (PlatformFailure failure) {
      found.accept(
          CheckupFinding.of(PLATFORM_KEYS, Health.BAD, CheckupFinding.FAILED, failure.kind()));
      found.accept(CheckupFinding.of(CLOCK, Health.UNKNOWN, "unknown"));
    }
  }

  private static CheckupFinding keys(Reply reply) {
    try {
      var usable = reply.successful() ? Jose.publicKeys(reply.body()).size() : 0;
      return usable > 0
          ? CheckupFinding.good(PLATFORM_KEYS, "read", usable)
          : CheckupFinding.of(PLATFORM_KEYS, Health.BAD, "none", reply.status());
    } catch (ParseException malformed) {
      return CheckupFinding.of(
          PLATFORM_KEYS, Health.BAD, CheckupFinding.FAILED, Kind.UNUSABLE_ANSWER);
    }
  }

  private CheckupFinding skew(String date) {
    try {
      var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return skew(Duration.between(theirs, clock.instant()).toSeconds());
    } catch (DateTimeParseException none) {
      return CheckupFinding.of(CLOCK, Health.UNKNOWN, "unknown");
    }
  }

  /**
   * @param ahead how far this tool's clock is ahead of the platform's, in seconds
   */
  static CheckupFinding skew(long ahead) {
    var off = Math.abs(ahead);
    if (off <= SKEW_FINE_S) {
      return CheckupFinding.good(CLOCK, "fine", off);
    }
    var health = off > SKEW_FAR_S ? Health.BAD : Health.WARN;
    return CheckupFinding.of(CLOCK, health, ahead > 0 ? "ahead" : "behind", off);
  }

  private void certificates(Registration platform, Consumer<CheckupFinding> found) {
    var theirs = platform.origins().stream().map(URI::create);
    var all =
        Stream.concat(theirs, Stream.of(URI.create(urls.origin())))
            .filter(origin -> "https".equals(origin.getScheme()))
            .collect(Collectors.toMap(URI::getAuthority, Function.identity(), (a, b) -> a));
    all.values().stream().sorted().forEach(origin -> found.accept(certificate(origin)));
  }

  private CheckupFinding certificate(URI origin) {
    try {
      var ours = origin.equals(URI.create(urls.origin()));
      Optional<Instant> end = certificates.end(origin, ours);
      return end.map(moment -> certificate(origin.getHost(), moment, clock.instant()))
          .orElseGet(
              () -> CheckupFinding.of(CERTIFICATE, Health.BAD, "untrusted", origin.getHost()));
    } catch (PlatformFailure failure) {
      return CheckupFinding.of(CERTIFICATE, Health.UNKNOWN, "unreachable", origin.getHost());
    }
  }

  static CheckupFinding certificate(String host, Instant end, Instant now) {
    var days = Duration.between(now, end).toDays();
    var day = end.atZone(Clocks.DISTRICT_ZONE).toLocalDate();
    if (days >= CERTIFICATE_SOON_DAYS) {
      return CheckupFinding.good(CERTIFICATE, "fine", host, day);
    }
    var health = days < CERTIFICATE_NOW_DAYS ? Health.BAD : Health.WARN;
    return CheckupFinding.of(CERTIFICATE, health, "ends", host, day);
  }

  private static boolean isLocal(URI address) {
    var host = String.valueOf(address.getHost());
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]");
  }
}
