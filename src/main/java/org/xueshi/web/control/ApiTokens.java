package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.ApiTokenRow;

/**
 * 接口令牌: what another system of the district signs its calls with. The secret is shown once and kept
 * only as a hash.
 */
@ApplicationScoped
public class ApiTokens {

  /** What a token can be allowed, in the order of the form. */
  public static final List<String> SCOPES =
      List.of(
          "ledger:read",
          "ledger:post",
          "ledger:reverse",
          "ledger:attest",
          "people:write",
          "course:read",
          "course:write",
          "gradebook:read",
          "gradebook:post",
          "resource:read",
          "resource:write",
          "platform:read",
          "platform:manage");

  /** Days a token can last at most. */
  public static final int DAYS_MAX = 366;

  private static final int NAME_MAX = 100;

  private Jdbi jdbi;
  private Clock clock;

  protected ApiTokens() {}

  @Inject
  public ApiTokens(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** All tokens, newest first, revoked ones included. */
  @Transactional
  public List<ApiTokenRow> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, name, permissions, created_at, expires_at, last_used_at, revoked_at
                    from api_token where tenant_id = :tenant order by created_at desc, id desc""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new ApiTokenRow(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            List.of((String[]) row.getArray("permissions").getArray()),
                            instant(row.getObject("created_at", OffsetDateTime.class)),
                            instant(row.getObject("expires_at", OffsetDateTime.class)),
                            instant(row.getObject("last_used_at", OffsetDateTime.class)),
                            instant(row.getObject("revoked_at", OffsetDateTime.class))))
                .list());
  }

  /**
   * Makes a token.
   *
   * @param name who uses it, 1–100 characters
   * @param scopes at least one of {@link #SCOPES}
   * @param days 1–{@value #DAYS_MAX}
   * @return the secret, which cannot be read again
   * @throws Refusal INVALID ({@code web.tokens.refusal.name, web.tokens.refusal.scopes,
   *     web.tokens.refusal.days})
   */
  @Transactional
  public String create(String name, Set<String> scopes, int days, Actor actor) {
    if (name == null || name.isBlank() || name.length() > NAME_MAX) {
      throw Refusal.invalid("web.tokens.refusal.name", NAME_MAX);
    }
    if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
      throw Refusal.invalid("web.tokens.refusal.scopes");
    }
    if (days < 1 || days > DAYS_MAX) {
      throw Refusal.invalid("web.tokens.refusal.days", DAYS_MAX);
    }
    var secret = Digests.newSecret();
    var now = clock.instant();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into api_token (tenant_id, id, name, secret_sha256, permissions, created_at,
                  expires_at, created_by_kind, created_by_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                actor.tenant(),
                Ids.next(),
                name.strip(),
                Digests.sha256(secret),
                scopes.toArray(String[]::new),
                now.atOffset(ZoneOffset.UTC),
                now.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC),
                actor.kind(),
                actor.id()));
    return secret;
  }

  /** Ends a token at once; ending it again changes nothing. @throws Refusal NOT_FOUND */
  @Transactional
  public void revoke(UUID id, Actor actor) {
    var known =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update api_token set
                      revoked_at = coalesce(revoked_at, ?),
                      revoked_by_kind = coalesce(revoked_by_kind, ?),
                      revoked_by_id = coalesce(revoked_by_id, ?)
                    where tenant_id = ? and id = ?""",
                    clock.instant().atOffset(ZoneOffset.UTC),
                    actor.kind(),
                    actor.id(),
                    actor.tenant(),
                    id));
    if (known == 0) {
      throw Refusal.notFound();
    }
  }

  private static java.time.Instant instant(OffsetDateTime column) {
    return column == null ? null : column.toInstant();
  }
}
