package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.control.DistrictKeys;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Persons;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Language;

/**
 * A course certificate as Open Badges 3.0 (1EdTech) credential, which is a W3C verifiable
 * credential 2.0, signed as JWT with the district's key. Holds no number of an identity card; the
 * staff number only as salted hash.
 */
@ApplicationScoped
public class Badges {

  /** Public addresses, below our own. */
  public static final String ISSUER = "/credentials/issuer";

  public static final String KEYS = "/credentials/keys/";
  public static final String STATUS = "/credentials/status";

  private static final String VC_CONTEXT = "https://www.w3.org/ns/credentials/v2";
  private static final String OB_CONTEXT =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

  private DistrictKeys keys;
  private Certificates certificates;
  private Persons persons;
  private Words words;

  protected Badges() {}

  @Inject
  Badges(DistrictKeys keys, Certificates certificates, Persons persons, Words words) {
    this.keys = keys;
    this.certificates = certificates;
    this.persons = persons;
    this.words = words;
  }

  /** Who speaks, in which words, from which address. */
  @ApplicationScoped
  static class Words {
    private Districts districts;
    private Messages messages;
    private PublicUrls urls;

    protected Words() {}

    @Inject
    Words(Districts districts, Messages messages, PublicUrls urls) {
      this.districts = districts;
      this.messages = messages;
      this.urls = urls;
    }

    String url(String path) {
      return urls.absolute(path);
    }

    /** Chinese first, then English. */
    String both(String key, Object... arguments) {
      return messages.text(Language.ZH_CN, key, arguments)
          + " / "
          + messages.text(Language.EN, key, arguments);
    }

    String issuer() {
      return messages.text(Language.ZH_CN, "ledger.certified.office", districts.name());
    }
  }

  /** The credential as {@code vc+jwt}. */
  public String signed(UUID tenant, Certificate certificate) {
    var credential = credential(tenant, certificate);
    var payload =
        Json.createObjectBuilder(credential)
            .add("iss", words.url(ISSUER))
            .add("jti", credential.getString("id"))
            .add("nbf", certificate.issuedAt().getEpochSecond())
            .add("sub", credential.getJsonObject("credentialSubject").getString("id"))
            .build();
    return keys.sign(
        tenant, new DistrictKeys.Signing("vc+jwt", words.url(KEYS) + "{kid}", payload.toString()));
  }

  /** What is signed. */
  JsonObject credential(UUID tenant, Certificate certificate) {
    var content = certificate.content();
    return Json.createObjectBuilder()
        .add("@context", array(VC_CONTEXT, OB_CONTEXT))
        .add("id", "urn:uuid:" + certificate.id())
        .add("type", array("VerifiableCredential", "OpenBadgeCredential"))
        .add("name", words.both("papers.badge.name", content.courseTitle()))
        .add(
            "description",
            words.both(
                "ledger.certificate.text", content.name(), content.courseTitle(), content.hours()))
        .add("issuer", profile())
        .add("validFrom", certificate.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("awardedDate", time(content.earnedTo()))
        .add("credentialSubject", subject(tenant, certificate))
        .add("evidence", Json.createArrayBuilder().add(evidence(certificate)))
        .add(
            "credentialStatus",
            Json.createObjectBuilder()
                .add("id", words.url(STATUS))
                .add("type", "1EdTechRevocationList"))
        .build();
  }

  /** The district as issuer. */
  public JsonObject profile() {
    return Json.createObjectBuilder()
        .add("id", words.url(ISSUER))
        .add("type", array("Profile"))
        .add("name", words.issuer())
        .add("url", words.url("/"))
        .build();
  }

  /** Credentials not valid today (withdrawn, superseded or frozen), by their identifiers. */
  public JsonObject revocations(UUID tenant) {
    var revoked = Json.createArrayBuilder();
    certificates
        .notToBeReliedOn(tenant)
        .forEach(
            id ->
                revoked.add(
                    Json.createObjectBuilder().add("id", "urn:uuid:" + id).add("revoked", true)));
    return Json.createObjectBuilder()
        .add("id", words.url(STATUS))
        .add("issuer", words.url(ISSUER))
        .add("revokedCredential", revoked)
        .build();
  }

  private JsonObjectBuilder subject(UUID tenant, Certificate certificate) {
    var content = certificate.content();
    var identifiers = Json.createArrayBuilder().add(identity("ext:fullName", content.name(), null));
    persons
        .byId(tenant, certificate.person())
        .filter(person -> person.staffNumber() != null)
        .ifPresent(
            person ->
                identifiers.add(
                    identity(
                        "ext:staffNumber",
                        person.staffNumber(),
                        certificate.code().substring(0, 8))));
    return Json.createObjectBuilder()
        .add("id", "urn:uuid:" + certificate.person())
        .add("type", array("AchievementSubject"))
        .add("identifier", identifiers)
        .add("activityStartDate", time(content.earnedFrom()))
        .add("activityEndDate", time(content.earnedTo()))
        .add("creditsEarned", new BigDecimal(content.hours()))
        .add("achievement", achievement(certificate));
  }

  private JsonObjectBuilder achievement(Certificate certificate) {
    var content = certificate.content();
    return Json.createObjectBuilder()
        .add("id", "urn:uuid:" + certificate.courseRun())
        .add("type", array("Achievement"))
        .add("achievementType", "CertificateOfCompletion")
        .add("name", words.both("papers.badge.name", content.courseTitle()))
        .add(
            "description",
            words.both("papers.badge.description", content.courseTitle(), content.rules()))
        .add("inLanguage", "zh-CN")
        .add("creditsAvailable", new BigDecimal(content.hours()))
        .add(
            "criteria",
            Json.createObjectBuilder()
                .add("narrative", words.both("papers.badge.criteria", content.rules())));
  }

  private JsonObjectBuilder evidence(Certificate certificate) {
    return Json.createObjectBuilder()
        .add("id", words.url("/verify/" + certificate.code()))
        .add("type", array("Evidence"))
        .add("name", words.both("papers.verify.title.CERTIFICATE"));
  }

  /**
   * @param salt {@code null} for a plain value
   */
  private static JsonObjectBuilder identity(String type, String value, String salt) {
    var identity =
        Json.createObjectBuilder()
            .add("type", "IdentityObject")
            .add("hashed", salt != null)
            .add("identityHash", salt == null ? value : "sha256$" + Digests.sha256Hex(value + salt))
            .add("identityType", type);
    return salt == null ? identity : identity.add("salt", salt);
  }

  private static JsonArrayBuilder array(String... values) {
    var array = Json.createArrayBuilder();
    for (var value : values) {
      array.add(value);
    }
    return array;
  }

  private static String time(LocalDate day) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        day.atTime(LocalTime.NOON).atZone(Clocks.DISTRICT_ZONE).toOffsetDateTime());
  }
}
