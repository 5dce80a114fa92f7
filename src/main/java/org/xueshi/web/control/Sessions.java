package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/**
 * A session is a row: its id stands in the path, its secret only in the visitor's cookie (here as a
 * hash). Every launch and every sign-in opens a new one, so nothing taken before it opens a page
 * after it.
 */
@ApplicationScoped
public class Sessions {

  /** A new session; the secret is known to the caller only now. */
  public record Opened(UUID id, String secret) {}

  private Jdbi jdbi;
  private Clock clock;

  protected Sessions() {}

  @Inject
  public Sessions(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Transactional
  public Opened open(NewSession asked) {
    var opened = new Opened(Ids.next(), Digests.newSecret());
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into session (tenant_id, id, secret_sha256, kind, person_id, account_id,
                      display_name, language, role, course_key, created_at, expires_at)
                    values (:tenant, :id, :secret, :kind, :personId, :accountId,
                      :name, :language, :role, :courseKey, :now, :expires)
                    """)
                .bindMethods(asked)
                .bind("id", opened.id())
                .bind("secret", Digests.sha256(opened.secret()))
                .bind("now", now)
                .bind("expires", now.plus(asked.lasts()))
                .execute());
    return opened;
  }

  /** The viewer behind a session that is live and whose secret was shown; empty otherwise. */
  public Optional<Viewer> viewer(UUID tenant, UUID id, String secret) {
    var shown = Digests.sha256(secret);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select tenant_id, id, secret_sha256, kind, person_id, account_id, display_name,
                      language, role, course_key
                    from session
                    where tenant_id = :tenant and id = :id and ended_at is null and expires_at > :now
                    """)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .reduceRows(
                    Optional.<Viewer>empty(),
                    (none, row) ->
                        MessageDigest.isEqual(shown, row.getColumn("secret_sha256", byte[].class))
                            ? Optional.of(viewer(row))
                            : none));
  }

  /** Ends it: its cookie opens nothing any more. Ending twice is no error. */
  @Transactional
  public void end(UUID tenant, UUID id) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update session set ended_at = ? where tenant_id = ? and id = ? and ended_at is null",
                clock.instant().atOffset(ZoneOffset.UTC),
                tenant,
                id));
  }

  /** Deletes what expired a day ago or more; may run on several nodes at once. */
  @Transactional
  public void forgetExpired(UUID tenant) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from session where tenant_id = ? and expires_at < ?",
                tenant,
                clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC)));
  }

  /** From now on this session reads that language. */
  @Transactional
  public void speak(UUID tenant, UUID id, Language language) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update session set language = ? where tenant_id = ? and id = ?",
                language.name(),
                tenant,
                id));
  }

  private static Viewer viewer(RowView row) {
    var role = row.getColumn("role", String.class);
    return new Viewer(
        row.getColumn("tenant_id", UUID.class),
        Viewer.Kind.valueOf(row.getColumn("kind", String.class)),
        row.getColumn("id", UUID.class),
        row.getColumn("person_id", UUID.class),
        row.getColumn("account_id", UUID.class),
        row.getColumn("display_name", String.class),
        Language.valueOf(row.getColumn("language", String.class)),
        role == null ? null : CourseRole.valueOf(role),
        row.getColumn("course_key", String.class));
  }
}
