package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.people.entity.IdNumbers;

/**
 * Identity-card numbers, of which only a keyed hash is kept: enough to see that two rows are one
 * person, useless to whoever has the database but not the key. Without a key nothing is kept.
 */
@ApplicationScoped
public class IdHashes {

  private static final Logger LOG = Logger.getLogger(IdHashes.class.getName());

  private Jdbi jdbi;
  private Optional<IdNumbers> numbers;

  protected IdHashes() {}

  /** A key that is too short counts as none, and the log says so. */
  @Inject
  public IdHashes(
      Jdbi jdbi, @ConfigProperty(name = "xueshi.people.id-number-key") Optional<String> key) {
    this.jdbi = jdbi;
    this.numbers = key.filter(IdNumbers::isKey).map(IdNumbers::new);
    if (key.isPresent() && numbers.isEmpty()) {
      LOG.warning("xueshi.people.id-number-key is too short and not used");
    }
  }

  /**
   * @return hexadecimal; empty when this installation has no key
   */
  public Optional<String> of(String number) {
    return numbers.map(known -> known.hash(number));
  }

  /**
   * Remembers the hash of a person's number.
   *
   * @param number {@code null} or blank: what was remembered stays
   */
  public void remember(UUID tenant, UUID person, String number) {
    if (number == null || number.isBlank()) {
      return;
    }
    of(number)
        .ifPresent(
            hash ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            "update person set id_hash = ? where tenant_id = ? and id = ?",
                            hash,
                            tenant,
                            person)));
  }
}
