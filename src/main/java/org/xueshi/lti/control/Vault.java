package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Secrets at rest: our private keys and the shared secrets of LTI 1.1 lie in the database sealed
 * with {@code xueshi.lti.key-secret} (AES-256-GCM), if that is set; otherwise as they are, which
 * the log and the console say.
 */
@ApplicationScoped
public class Vault {

  private static final Logger LOG = Logger.getLogger(Vault.class.getName());

  /** A secret as it is stored. */
  public record Kept(String value, boolean sealed) {}

  private Optional<String> word;

  protected Vault() {}

  @Inject
  public Vault(@ConfigProperty(name = "xueshi.lti.key-secret") Optional<String> word) {
    this.word = word;
    if (word.isEmpty()) {
      LOG.warning("xueshi.lti.key-secret is not set: signing keys are stored unsealed");
    }
  }

  /** Whether what is kept from now on is sealed. */
  public boolean seals() {
    return word.isPresent();
  }

  /** The secret as it may be stored. */
  public Kept keep(String secret) {
    return word.map(known -> new Kept(Jose.seal(known, secret), true))
        .orElseGet(() -> new Kept(secret, false));
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException if it was sealed and the word is missing or another
   */
  public String open(Kept kept) {
    if (!kept.sealed()) {
      return kept.value();
    }
    var known =
        word.orElseThrow(() -> new IllegalStateException("xueshi.lti.key-secret is not set"));
    return Jose.open(known, kept.value());
  }
}
