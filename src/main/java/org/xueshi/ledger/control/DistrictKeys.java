package org.xueshi.ledger.control;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Ids;

/**
 * The key with which the district signs what it says about its book (ECDSA on P-256, ES256). Made
 * when it is first needed; every public half that was ever used stays published.
 */
@ApplicationScoped
public class DistrictKeys {

  private static final int SALT_BYTES = 16;
  private static final int ROUNDS = 210_000;

  private DistrictKeyStore store;
  private Clock clock;
  private Optional<String> secret;

  protected DistrictKeys() {}

  /**
   * @param secret seals the private halves in the database; without it they lie open there
   */
  @Inject
  public DistrictKeys(
      DistrictKeyStore store,
      Clock clock,
      @ConfigProperty(name = "xueshi.ledger.key-secret") Optional<String> secret) {
    this.store = store;
    this.clock = clock;
    this.secret = secret;
  }

  /** Signs {@code text} as a compact JWS that names the key. */
  @Transactional
  public String sign(UUID tenant, String text) {
    try {
      var key = current(tenant);
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
      var jws = new JWSObject(header, new Payload(text));
      jws.sign(new ECDSASigner(key));
      return jws.serialize();
    } catch (JOSEException | ParseException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The text of a statement that one of the district's keys signed; empty for any other. */
  @Transactional
  public Optional<String> verified(UUID tenant, String jws) {
    try {
      var parsed = JWSObject.parse(jws);
      var key = published(tenant).getKeyByKeyId(parsed.getHeader().getKeyID());
      return key != null && parsed.verify(new ECDSAVerifier(key.toECKey()))
          ? Optional.of(parsed.getPayload().toString())
          : Optional.empty();
    } catch (JOSEException | ParseException notOurs) {
      return Optional.empty();
    }
  }

  /** All public keys as a JSON Web Key Set. */
  @Transactional
  public String publicKeys(UUID tenant) {
    try {
      current(tenant);
      return published(tenant).toString();
    } catch (JOSEException | ParseException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private JWKSet published(UUID tenant) throws ParseException {
    var keys = new java.util.ArrayList<com.nimbusds.jose.jwk.JWK>();
    for (var row : store.all(tenant)) {
      keys.add(ECKey.parse(row.publicJwk()));
    }
    return new JWKSet(keys);
  }

  private ECKey current(UUID tenant) throws JOSEException, ParseException {
    List<DistrictKeyStore.Row> rows = store.all(tenant);
    if (rows.isEmpty()) {
      return made(tenant);
    }
    var newest = rows.get(0);
    return ECKey.parse(newest.sealed() ? opened(newest.privateKey()) : newest.privateKey());
  }

  private ECKey made(UUID tenant) throws JOSEException {
    var id = Ids.next();
    var key =
        new ECKeyGenerator(Curve.P_256)
            .keyID(id.toString())
            .algorithm(JWSAlgorithm.ES256)
            .generate();
    var kept = secret.isPresent() ? sealed(key.toJSONString()) : key.toJSONString();
    var row =
        new DistrictKeyStore.Row(id, key.toPublicJWK().toJSONString(), kept, secret.isPresent());
    store.insert(tenant, row, clock.instant());
    return key;
  }

  private String sealed(String key) throws JOSEException {
    var header = new JWEHeader(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A256GCM);
    var jwe = new JWEObject(header, new Payload(key));
    jwe.encrypt(new PasswordBasedEncrypter(secret.orElseThrow(), SALT_BYTES, ROUNDS));
    return jwe.serialize();
  }

  private String opened(String sealed) throws JOSEException, ParseException {
    var word =
        secret.orElseThrow(() -> new IllegalStateException("xueshi.ledger.key-secret is not set"));
    var jwe = JWEObject.parse(sealed);
    jwe.decrypt(new PasswordBasedDecrypter(word));
    return jwe.getPayload().toString();
  }
}
