package org.xueshi.people.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.people.entity.AccountRole;

/**
 * The way in at the first start: an administrator of the Office, with a password from the
 * configuration or one that is printed once; and, if configured, an API token for automation.
 */
@ApplicationScoped
public class FirstAccount {

  /** Login of the account made at the first start. */
  public static final String LOGIN = "admin";

  private static final Logger LOG = Logger.getLogger(FirstAccount.class.getName());

  private Districts districts;
  private Accounts accounts;
  private Optional<String> password;
  private Optional<String> token;

  protected FirstAccount() {}

  @Inject
  public FirstAccount(
      Districts districts,
      Accounts accounts,
      @ConfigProperty(name = "xueshi.admin.password") Optional<String> password,
      @ConfigProperty(name = "xueshi.admin.api-token") Optional<String> token) {
    this.districts = districts;
    this.accounts = accounts;
    this.password = password;
    this.token = token;
  }

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 10) @Initialized(ApplicationScoped.class)
          Object start) {
    var tenant = districts.current();
    if (!accounts.anyExists(tenant)) {
      var chosen = password.orElseGet(() -> Digests.newSecret().substring(0, 16));
      var added = accounts.addIfAbsent(tenant, LOGIN, "教研室", AccountRole.OFFICE, chosen);
      if (added && password.isEmpty()) {
        LOG.warning(
            () -> "First start: console account '" + LOGIN + "', password (shown once): " + chosen);
      }
    }
    token.ifPresent(secret -> accounts.addToken(tenant, "configured", secret, AccountRole.OFFICE));
  }
}
