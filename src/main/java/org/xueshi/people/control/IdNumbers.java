package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * Identity card numbers, of which only a keyed hash is kept: enough to see that two rows are one
 * person, useless to whoever has the database but not the key. Without a key nothing is kept.
 */
@ApplicationScoped
public class IdNumbers {

  private Jdbi jdbi;
  private Optional<String> key;

  protected IdNumbers() {}

  @Inject
  public IdNumbers(
      Jdbi jdbi, @ConfigProperty(name = "xueshi.people.id-number-key") Optional<String> key) {
    this.jdbi = jdbi;
    this.key = key.filter(text -> !text.isBlank());
  }

  /**
   * Remembers the hash of a person's number.
   *
   * @param number {@code null} or blank: what was remembered stays
   */
  public void remember(UUID tenant, UUID person, String number) {
    if (number == null || number.isBlank() || key.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update person set id_number_hash = :hash
                    where tenant_id = :tenant and id = :id""")
                .bind("hash", hash(number))
                .bind("tenant", tenant)
                .bind("id", person)
                .execute());
  }

  private byte[] hash(String number) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.orElseThrow().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(number.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
