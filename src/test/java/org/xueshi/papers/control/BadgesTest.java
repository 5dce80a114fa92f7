package org.xueshi.papers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.control.Desk;
import org.xueshi.ledger.control.DistrictKeys;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.LedgerWorld;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Persons;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Actor;

/** Open Badges 3.0, read by other hands than those that wrote it: jose4j and a schema validator. */
class BadgesTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");
  private final Persons persons = new Persons(world.jdbi);
  private final DistrictKeys keys = world.keys;
  private final Badges badges =
      new Badges(
          keys,
          world.certificates,
          persons,
          new Badges.Words(
              new Districts(world.jdbi, world.clock, "测试区"),
              new Messages(),
              new PublicUrls("https://xueshi.example.org", "https://content.example.org")));

  @Test
  void the_credential_keeps_the_schema_and_is_signed_with_the_published_key() throws Exception {
    var certificate = certificate();
    var token = signed(certificate);
    var payload = verified(token);
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
            .getSchema(getClass().getResourceAsStream("/papers/open-badge-3.0.schema.json"));
    assertThat(
            schema.validate(
                payload.toString(),
                InputFormat.JSON,
                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .isEmpty();
    var subject = payload.getJsonObject("credentialSubject");
    assertThat(payload.getString("iss")).isEqualTo(payload.getJsonObject("issuer").getString("id"));
    assertThat(payload.getString("jti")).isEqualTo("urn:uuid:" + certificate.id());
    assertThat(payload.getInt("nbf")).isEqualTo(certificate.issuedAt().getEpochSecond());
    assertThat(subject.getJsonNumber("creditsEarned").toString()).isEqualTo("2.0");
    assertThat(payload.getString("name")).contains("学时证书", "Certificate of credit hours");
  }

  @Test
  void the_staff_number_is_only_there_as_a_salted_hash() throws Exception {
    var number = persons.byId(world.tenant, teacher).orElseThrow().staffNumber();
    var payload = verified(signed(certificate()));
    assertThat(payload.toString()).doesNotContain(number);
    var identity =
        payload.getJsonObject("credentialSubject").getJsonArray("identifier").getJsonObject(1);
    assertThat(identity.getString("identityHash"))
        .isEqualTo("sha256$" + Digests.sha256Hex(number + identity.getString("salt")));
  }

  @Test
  void a_changed_credential_does_not_verify() throws JoseException {
    var parts = signed(certificate()).split("\\.");
    var forged = parts[1].substring(0, 40) + (parts[1].charAt(40) == 'A' ? 'B' : 'A');
    var token = parts[0] + "." + forged + parts[1].substring(41) + "." + parts[2];
    assertThatThrownBy(() -> verified(token)).isInstanceOf(AssertionError.class);
  }

  @Test
  void what_is_withdrawn_or_taken_back_is_in_the_revocation_list_and_nothing_else() {
    var evidence = desk.record("a", aSession(teacher));
    Entry entry = desk.post(desk.proposed(evidence)).entries().get(0);
    var certificate = issue();
    assertThat(revoked()).isEmpty();
    desk.reverse("r", entry);
    assertThat(revoked()).containsExactly("urn:uuid:" + certificate.id());
    desk.post(desk.proposed(desk.record("b", aSession(teacher).on("2026-03-11", "09:00", 90))));
    var other = issue();
    var asked = world.use(() -> world.withdrawals.ask(other.code(), "误发", world.office));
    world.run(
        () ->
            world.withdrawals.decide(
                asked.id(), true, new Actor(world.tenant, "ACCOUNT", "second")));
    assertThat(revoked()).containsExactly("urn:uuid:" + certificate.id(), "urn:uuid:" + other.id());
  }

  @Test
  void one_key_signs_all_and_its_private_half_is_sealed() {
    signed(certificate());
    assertThat(world.use(() -> keys.keySet(world.tenant)))
        .containsOnlyOnce("\"kid\"")
        .doesNotContain("\"d\"");
    var kept =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select private_key from ledger_key where tenant_id = :tenant")
                    .bind("tenant", world.tenant)
                    .mapTo(String.class)
                    .one());
    assertThat(kept).doesNotContain("\"d\"");
  }

  private JsonObject verified(String token) throws JoseException {
    var signature = new JsonWebSignature();
    signature.setCompactSerialization(token);
    var address = "https://xueshi.example.org/credentials/keys/";
    assertThat(signature.getKeyIdHeaderValue()).startsWith(address);
    var kid = signature.getKeyIdHeaderValue().substring(address.length());
    var key = world.use(() -> keys.publicKey(world.tenant, kid)).orElseThrow();
    signature.setKey(JsonWebKey.Factory.newJwk(key).getKey());
    assertThat(signature.verifySignature()).isTrue();
    assertThat(signature.getAlgorithmHeaderValue()).isEqualTo("ES256");
    assertThat(signature.getHeader("typ")).isEqualTo("vc+jwt");
    try (var reader = Json.createReader(new StringReader(signature.getPayload()))) {
      return reader.readObject();
    }
  }

  private java.util.List<String> revoked() {
    return world
        .use(() -> badges.revocations(world.tenant))
        .getJsonArray("revokedCredential")
        .getValuesAs(value -> value.asJsonObject().getString("id"));
  }

  private Certificate certificate() {
    desk.post(desk.proposed(desk.record("c", aSession(teacher))));
    return issue();
  }

  private Certificate issue() {
    return world.use(() -> world.certificates.issue(teacher, Facts.COURSE, world.office));
  }

  private String signed(Certificate certificate) {
    return world.use(() -> badges.signed(world.tenant, certificate));
  }
}
