package org.xueshi.papers.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
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
import org.xueshi.lti.control.Vault;

/**
 * The district's own key (ES256, P-256), with which it signs credentials and exports; apart from
 * the keys for LTI, which come and go. Made when it is first needed. The only class here that knows
 * Nimbus.
 */
@ApplicationScoped
public class IssuerKeys {

  private IssuerKeyStore store;
  private Vault vault;
  private Clock clock;

  protected IssuerKeys() {}

  @Inject
  public IssuerKeys(IssuerKeyStore store, Vault vault, Clock clock) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /** What is signed, and as what. */
  public record Signing(String type, String keyAddress, String payload) {}

  /** Identifier of the key that signs. */
  @Transactional
  public String kid(UUID tenant) {
    return current(tenant).kid();
  }

  /**
   * Signs a text.
   *
   * @param signing {@code typ} of the header; what its {@code kid} is, {@code {kid}} in it standing
   *     for the key's identifier; the payload
   * @return compact JWS
   */
  @Transactional
  public String sign(UUID tenant, Signing signing) {
    var row = current(tenant);
    try {
      var key = ECKey.parse(vault.open(row.privateJwk()));
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(new JOSEObjectType(signing.type()))
              .keyID(signing.keyAddress().replace("{kid}", row.kid()))
              .build();
      var signed = new JWSObject(header, new Payload(signing.payload()));
      signed.sign(new ECDSASigner(key));
      return signed.serialize();
    } catch (JOSEException | ParseException failed) {
      throw new IllegalStateException("the district's key cannot sign", failed);
    }
  }

  /** All public keys ever used, newest first, as JSON Web Keys. */
  @Transactional
  public List<String> publicKeys(UUID tenant) {
    current(tenant);
    return store.all(tenant).stream().map(IssuerKeyStore.Row::publicJwk).toList();
  }

  /** One public key as JSON Web Key. */
  @Transactional
  public Optional<String> publicKey(UUID tenant, String kid) {
    return store.all(tenant).stream()
        .filter(row -> row.kid().equals(kid))
        .map(IssuerKeyStore.Row::publicJwk)
        .findFirst();
  }

  private IssuerKeyStore.Row current(UUID tenant) {
    return store.all(tenant).stream().findFirst().orElseGet(() -> made(tenant));
  }

  private IssuerKeyStore.Row made(UUID tenant) {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      var row =
          new IssuerKeyStore.Row(
              key.getKeyID(), key.toPublicJWK().toJSONString(), vault.keep(key.toJSONString()));
      store.insert(tenant, row, clock.instant());
      return row;
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no P-256 here", impossible);
    }
  }
}
