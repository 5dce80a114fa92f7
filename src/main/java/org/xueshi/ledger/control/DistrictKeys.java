package org.xueshi.ledger.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.Vault;

/**
 * The key with which the district signs what it says of its own: checkpoints of the book,
 * credentials, exported records (ECDSA on P-256, ES256). Apart from the keys for LTI, which come
 * and go: it is made when it is first needed, and every public half that was ever used stays
 * published.
 */
@ApplicationScoped
public class DistrictKeys {

  private DistrictKeyStore store;
  private Vault vault;
  private Clock clock;

  protected DistrictKeys() {}

  @Inject
  public DistrictKeys(DistrictKeyStore store, Vault vault, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * What is signed, and as what.
   *
   * @param type {@code typ} of the header; {@code null} for none
   * @param keyAddress what {@code kid} shall be, {@code {kid}} in it standing for the key's
   *     identifier
   */
  public record Signing(String type, String keyAddress, String payload) {}

  /** Signs {@code text} as a compact JWS that names the key. */
  @Transactional
  public String sign(UUID tenant, String text) {
    return sign(tenant, new Signing(null, "{kid}", text));
  }

  /** Signs a text for readers who find the key at an address. */
  @Transactional
  public String sign(UUID tenant, Signing signing) {
    try {
      var key = current(tenant);
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(signing.type() == null ? null : new JOSEObjectType(signing.type()))
              .keyID(signing.keyAddress().replace("{kid}", key.getKeyID()))
              .build();
      var jws = new JWSObject(header, new Payload(signing.payload()));
      jws.sign(new ECDSASigner(key));
      return jws.serialize();
    } catch (JOSEException | ParseException failed) {
      throw new IllegalStateException("the district's key cannot sign", failed);
    }
  }

  /** The text of a statement that one of the district's keys signed; empty for any other. */
  @Transactional
  public Optional<String> verified(UUID tenant, String jws) {
    try {
      var parsed = JWSObject.parse(jws);
      var key = publicKey(tenant, parsed.getHeader().getKeyID());
      return key.isPresent() && parsed.verify(new ECDSAVerifier(ECKey.parse(key.get())))
          ? Optional.of(parsed.getPayload().toString())
          : Optional.empty();
    } catch (JOSEException | ParseException notOurs) {
      return Optional.empty();
    }
  }

  /** All public keys ever used, newest first, as a JSON Web Key Set (RFC 7517). */
  @Transactional
  public String keySet(UUID tenant) {
    if (store.all(tenant).isEmpty()) {
      made(tenant);
    }
    var keys = store.all(tenant).stream().map(DistrictKeyStore.Row::publicJwk).toList();
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  /** One public key as JSON Web Key. */
  @Transactional
  public Optional<String> publicKey(UUID tenant, String kid) {
    return store.all(tenant).stream()
        .map(DistrictKeyStore.Row::publicJwk)
        .filter(jwk -> parsed(jwk).getKeyID().equals(kid))
        .findFirst();
  }

  private ECKey current(UUID tenant) throws ParseException {
    List<DistrictKeyStore.Row> rows = store.all(tenant);
    return rows.isEmpty() ? made(tenant) : ECKey.parse(vault.open(rows.get(0).privateKey()));
  }

  private ECKey made(UUID tenant) {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      var kept = vault.keep(key.toJSONString());
      var row = new DistrictKeyStore.Row(Ids.next(), key.toPublicJWK().toJSONString(), kept);
      store.insert(tenant, row, clock.instant());
      return key;
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no P-256 here", impossible);
    }
  }

  private static ECKey parsed(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException damaged) {
      throw new IllegalStateException("a stored public key cannot be read", damaged);
    }
  }
}
