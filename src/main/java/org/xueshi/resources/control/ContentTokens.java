package org.xueshi.resources.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.PlayerModel;
import org.xueshi.resources.entity.VersionRow;
import org.xueshi.web.control.PublicUrls;

/**
 * Addresses on the content origin. No cookie goes there, so the right to see a version stands in
 * the address: a signed token (JWS, HS256) that names district, version and expiry.
 *
 * <p>Life of an address: it is the same for everybody within a window of 12 hours, so that browsers
 * may keep what they loaded, and it ends one window later. It is therefore good for at least 12 and
 * at most 24 hours, longer than any launch session lives.
 */
@ApplicationScoped
public class ContentTokens {

  /** What a genuine, unexpired token opens. */
  record Opens(UUID tenant, UUID versionId) {}

  /** Name of the page around packages that need a run-time. */
  public static final String SHELL = "shell";

  private static final long WINDOW_S = Duration.ofHours(12).toSeconds();
  private static final int PAYLOAD_BYTES = 40;
  private static final int TOKEN_LENGTH_MAX = 256;

  private ContentKeyStore keys;
  private Library library;
  private PublicUrls urls;
  private Clock clock;

  protected ContentTokens() {}

  @Inject
  ContentTokens(ContentKeyStore keys, Library library, PublicUrls urls, Clock clock) {
    this.keys = keys;
    this.library = library;
    this.urls = urls;
    this.clock = clock;
  }

  /**
   * Where this version can be played, for at least 12 hours from now.
   *
   * @return an absolute address on the content origin
   * @throws Refusal NOT_FOUND if there is no such version
   */
  public String playUrl(UUID tenant, UUID versionId) {
    return playUrl(tenant, library.version(tenant, versionId));
  }

  /**
   * What the player template needs for this version.
   *
   * @throws Refusal NOT_FOUND if there is no such version
   */
  public PlayerModel player(UUID tenant, UUID versionId) {
    var version = library.version(tenant, versionId);
    var url =
        version.runtime().shell()
            ? origin(tenant, version) + ".xueshi/" + SHELL
            : playUrl(tenant, version);
    return new PlayerModel(version.kind(), version.runtime(), url, version.title());
  }

  private String playUrl(UUID tenant, VersionRow version) {
    return origin(tenant, version) + encoded(version.startPath());
  }

  private String origin(UUID tenant, VersionRow version) {
    return urls.contentOrigin() + "/content/" + token(tenant, version.id()) + "/";
  }

  private String token(UUID tenant, UUID versionId) {
    var expiry = (clock.instant().getEpochSecond() / WINDOW_S + 2) * WINDOW_S;
    var payload = ByteBuffer.allocate(PAYLOAD_BYTES);
    put(payload, tenant);
    put(payload, versionId);
    payload.putLong(expiry);
    var signed = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload.array()));
    try {
      signed.sign(new MACSigner(keys.secret(tenant)));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return signed.serialize();
  }

  /** Empty for a token that is forged, garbled or expired: the caller answers 404 to all alike. */
  Optional<Opens> opens(UUID tenant, String token) {
    if (token.length() > TOKEN_LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      var shown = JWSObject.parse(token);
      return shown.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
              && shown.verify(new MACVerifier(keys.secret(tenant)))
          ? live(tenant, shown.getPayload().toBytes())
          : Optional.empty();
    } catch (ParseException | JOSEException forged) {
      return Optional.empty();
    }
  }

  private Optional<Opens> live(UUID tenant, byte[] bytes) {
    if (bytes.length != PAYLOAD_BYTES) {
      return Optional.empty();
    }
    var payload = ByteBuffer.wrap(bytes);
    var opens = new Opens(uuid(payload), uuid(payload));
    var expiry = Instant.ofEpochSecond(payload.getLong());
    return opens.tenant().equals(tenant) && clock.instant().isBefore(expiry)
        ? Optional.of(opens)
        : Optional.empty();
  }

  private static void put(ByteBuffer payload, UUID id) {
    payload.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer payload) {
    return new UUID(payload.getLong(), payload.getLong());
  }

  /** A path of a manifest as it stands in an address. */
  public static String encoded(String path) {
    return Arrays.stream(path.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
