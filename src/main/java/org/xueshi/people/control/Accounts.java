package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.people.entity.AccountRow;
import org.xueshi.people.entity.TokenRow;

/** Local accounts of the console and tokens of the API. */
@ApplicationScoped
public class Accounts {

  /** Shortest password accepted, in characters. */
  public static final int PASSWORD_LENGTH_MIN = 10;

  /** Longest password accepted, in characters: hashing a whole book would keep the server busy. */
  public static final int PASSWORD_LENGTH_MAX = 200;

  private static final int ATTEMPTS_MAX = 5;
  private static final Duration LOCKED_FOR = Duration.ofMinutes(5);
  private static final String COLUMNS =
      "select id, display_name, password_hash, role, must_change_password, locked_until from account";

  private Jdbi jdbi;
  private Clock clock;
  private Passwords passwords;

  protected Accounts() {}

  @Inject
  public Accounts(Jdbi jdbi, Clock clock, Passwords passwords) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.passwords = passwords;
  }

  /**
   * The account, if the password is right and it is not locked. Five wrong passwords lock it for
   * five minutes; an unknown login costs as much time as a wrong password.
   */
  @Transactional
  public Optional<AccountRow> authenticate(UUID tenant, String login, String password) {
    return jdbi.withHandle(
        handle -> {
          var account = byLogin(handle, tenant, login);
          if (account.isEmpty()) {
            passwords.pretend(bearable(password) ? password : "");
            return account;
          }
          var found = account.get();
          var locked = found.lockedUntil() != null && found.lockedUntil().isAfter(clock.instant());
          var right = bearable(password) && passwords.matches(password, found.passwordHash());
          if (locked || !right) {
            countFailure(handle, tenant, found.id(), locked);
            return Optional.empty();
          }
          handle.execute(
              "update account set failed_attempts = 0, locked_until = null where tenant_id = ? and id = ?",
              tenant,
              found.id());
          return account;
        });
  }

  /** Nobody's password is so long: not worth hashing. */
  private static boolean bearable(String password) {
    return password.length() <= 2 * PASSWORD_LENGTH_MAX;
  }

  public Optional<AccountRow> byId(UUID tenant, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + " where tenant_id = :tenant and id = :id and not disabled")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(AccountRow.class))
                .findOne());
  }

  /**
   * Sets a new password of one's own.
   *
   * @throws Refusal INVALID if the present one is wrong, or the new one is short, long or the same
   */
  @Transactional
  public void changePassword(UUID tenant, UUID id, String present, String chosen) {
    var account = byId(tenant, id).orElseThrow(Refusal::notFound);
    if (!bearable(present) || !passwords.matches(present, account.passwordHash())) {
      throw Refusal.invalid("people.password.wrong");
    }
    if (chosen.codePointCount(0, chosen.length()) < PASSWORD_LENGTH_MIN) {
      throw Refusal.invalid("people.password.short", PASSWORD_LENGTH_MIN);
    }
    if (chosen.codePointCount(0, chosen.length()) > PASSWORD_LENGTH_MAX) {
      throw Refusal.invalid("people.password.long", PASSWORD_LENGTH_MAX);
    }
    if (chosen.equals(present)) {
      throw Refusal.invalid("people.password.same");
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update account set password_hash = ?, must_change_password = false, version = version + 1
                where tenant_id = ? and id = ?
                """,
                passwords.hash(chosen),
                tenant,
                id));
  }

  /** Adds an account unless the login is taken; true if it was added. */
  @Transactional
  public boolean addIfAbsent(
      UUID tenant, String login, String displayName, AccountRole role, String password) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into account (tenant_id, id, login, display_name, password_hash, role,
                      must_change_password, version)
                    values (?, ?, ?, ?, ?, ?, true, 1) on conflict (tenant_id, login) do nothing
                    """,
                    tenant,
                    Ids.next(),
                    login,
                    displayName,
                    passwords.hash(password),
                    role.name()))
        == 1;
  }

  public boolean anyExists(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select 1 from account where tenant_id = :tenant)")
                .bind("tenant", tenant)
                .mapTo(Boolean.class)
                .one());
  }

  /** Registers an API token by its hash; a token known already is left as it is. */
  @Transactional
  public void addToken(UUID tenant, String name, String secret, AccountRole role) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into api_token (tenant_id, id, name, secret_sha256, permissions, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, secret_sha256) do nothing
                """,
                tenant,
                Ids.next(),
                name,
                Digests.sha256(secret),
                role.permissions().toArray(String[]::new),
                clock.instant().atOffset(ZoneOffset.UTC)));
  }

  /**
   * The token, if it is neither revoked nor expired. When it was last used is kept to the minute: a
   * busy client does not write with every call.
   */
  public Optional<TokenRow> byToken(UUID tenant, String secret) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    return jdbi.withHandle(
        handle -> {
          var found =
              handle
                  .createQuery(
                      """
                      select id, name, permissions,
                        last_used_at is null or last_used_at < :stale as stale
                      from api_token
                      where tenant_id = :tenant and secret_sha256 = :secret and revoked_at is null
                        and (expires_at is null or expires_at > :now)
                      """)
                  .bind("tenant", tenant)
                  .bind("secret", Digests.sha256(secret))
                  .bind("now", now)
                  .bind("stale", now.minusMinutes(1))
                  .map(ConstructorMapper.of(TokenRow.class))
                  .findOne();
          found
              .filter(TokenRow::stale)
              .ifPresent(
                  token ->
                      handle.execute(
                          "update api_token set last_used_at = ? where tenant_id = ? and id = ?",
                          now,
                          tenant,
                          token.id()));
          return found;
        });
  }

  private static Optional<AccountRow> byLogin(Handle handle, UUID tenant, String login) {
    return handle
        .createQuery(
            COLUMNS + " where tenant_id = :tenant and login = :login and not disabled for update")
        .bind("tenant", tenant)
        .bind("login", login)
        .map(ConstructorMapper.of(AccountRow.class))
        .findOne();
  }

  private void countFailure(Handle handle, UUID tenant, UUID id, boolean locked) {
    if (locked) {
      return;
    }
    handle.execute(
        """
        update account set
          locked_until = case when failed_attempts + 1 >= ? then ?::timestamptz end,
          failed_attempts = case when failed_attempts + 1 >= ? then 0 else failed_attempts + 1 end
        where tenant_id = ? and id = ?
        """,
        ATTEMPTS_MAX,
        clock.instant().plus(LOCKED_FOR).atOffset(ZoneOffset.UTC),
        ATTEMPTS_MAX,
        tenant,
        id);
  }
}
