package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.xueshi.lti.control.AssetStore.Asset;
import org.xueshi.lti.control.AssetStore.Seen;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Scope;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * 作业处理器 (Asset Processor 1.0), in its plainest form: a file handed in on the platform is read once,
 * within bounds, and what was seen – size and SHA-256 – is kept and reported as a receipt. So it
 * can be shown later which file it was, without our keeping anybody's file.
 */
@ApplicationScoped
public class AssetProcessor {

  static final int BYTES_MAX = 16 * 1024 * 1024;

  private static final Duration TIME_MAX = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofMinutes(5);
  private static final int ATTEMPTS_MAX = 5;
  private static final String JSON = "application/json";

  private AssetStore store;
  private ServiceClient services;
  private Messages messages;
  private Clock clock;

  protected AssetProcessor() {}

  @Inject
  AssetProcessor(AssetStore store, ServiceClient services, Messages messages, Clock clock) {
    this.store = store;
    this.services = services;
    this.messages = messages;
    this.clock = clock;
  }

  /** Looks at one file that waits for it; false if none does. Not inside a transaction. */
  public boolean processNext(UUID tenant) {
    var now = clock.instant();
    var asset = store.claim(tenant, now, now.plus(AGAIN));
    asset.ifPresent(this::process);
    return asset.isPresent();
  }

  /** What cannot be told to the platform is tried again as a whole, a few times. */
  private void process(Asset asset) {
    try {
      var seen = look(asset);
      report(asset, seen);
      store.done(asset, seen, clock.instant());
    } catch (PlatformFailure failure) {
      if (asset.attempts() >= ATTEMPTS_MAX) {
        store.done(asset, new Seen("FAILED", null, null), clock.instant());
      }
    }
  }

  private Seen look(Asset asset) {
    try {
      var call = Call.get(asset.url()).within(TIME_MAX, BYTES_MAX);
      var bytes =
          services.require(asset.tenant(), asset.registrationId(), Scope.ASSET_READ, call).bytes();
      var digest = sha256(bytes);
      var same = asset.checksum().isEmpty() || isChecksum(asset.checksum(), digest);
      return new Seen(same ? "RECEIVED" : "DIFFERENT", digest, (long) bytes.length);
    } catch (PlatformFailure failure) {
      if (failure.kind() == Kind.TOO_LARGE) {
        return new Seen("TOO_LARGE", null, null);
      }
      if (asset.attempts() < ATTEMPTS_MAX) {
        throw failure;
      }
      return new Seen("FAILED", null, null);
    }
  }

  private void report(Asset asset, Seen seen) {
    var body = new LinkedHashMap<String, Object>();
    body.put("assetId", asset.assetId());
    body.put("type", "receipt");
    body.put("timestamp", clock.instant().toString());
    body.put("title", said("lti.asset.title"));
    body.put("comment", comment(seen));
    body.put("priority", seen.state().equals("RECEIVED") ? 0 : 3);
    switch (seen.state()) {
      case "TOO_LARGE" -> {
        body.put("processingProgress", "NotProcessed");
        body.put("errorCode", "ASSET_TOO_LARGE");
      }
      case "FAILED" -> {
        body.put("processingProgress", "Failed");
        body.put("errorCode", "DOWNLOAD_FAILED");
      }
      default -> body.put("processingProgress", "Processed");
    }
    services.require(
        asset.tenant(),
        asset.registrationId(),
        Scope.ASSET_REPORT,
        Call.post(asset.reportUrl(), JSON, Jose.json(body)).accepting(JSON));
  }

  private String comment(Seen seen) {
    return seen.sha256() == null
        ? said("lti.asset." + seen.state(), BYTES_MAX / (1024 * 1024))
        : said(
            "lti.asset." + seen.state(), seen.sizeBytes(), HexFormat.of().formatHex(seen.sha256()));
  }

  private String said(String key, Object... arguments) {
    return messages.text(Language.ZH_CN, key, arguments);
  }

  /** Platforms write it in hexadecimal or in base 64. */
  private static boolean isChecksum(String said, byte[] digest) {
    return said.equalsIgnoreCase(HexFormat.of().formatHex(digest))
        || said.equals(Base64.getEncoder().encodeToString(digest));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
