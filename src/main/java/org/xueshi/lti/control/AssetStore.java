package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Notice;

/** Table {@code lti_asset}. */
@ApplicationScoped
class AssetStore {

  private static final int ASSETS_MAX = 50;
  private static final int TITLE_MAX = 200;

  private Jdbi jdbi;

  protected AssetStore() {}

  @Inject
  AssetStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A file to look at. {@code checksum} is empty if the platform gave none. */
  record Asset(
      UUID tenant,
      UUID id,
      UUID registrationId,
      String assetId,
      URI url,
      URI reportUrl,
      String checksum,
      int attempts) {}

  /** A file of a course and what came of it; the last three are null if it was not read (yet). */
  record Kept(
      String subject, String title, String state, byte[] sha256, Long sizeBytes, Instant doneAt) {}

  /** What was seen: size and SHA-256 are null if it could not be read. */
  record Seen(String state, byte[] sha256, Long sizeBytes) {}

  /** The files a notice names; one that is known already is left as it is. */
  void add(Notice notice, Instant now) {
    var report = notice.claims().object(Claim.ASSET_REPORT).url("report_url");
    if (report.isEmpty()) {
      return;
    }
    notice.claims().object(Claim.ASSET_SERVICE).objects("assets").stream()
        .limit(ASSETS_MAX)
        .filter(asset -> asset.identifier("asset_id").isPresent() && asset.url("url").isPresent())
        .forEach(
            asset ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into lti_asset (tenant_id, id, registration_id, asset_id,
                              asset_url, report_url, subject, context_id, checksum, title, state, next_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?) on conflict do nothing
                            """,
                            notice.tenant(),
                            Ids.next(),
                            notice.registrationId(),
                            asset.identifier("asset_id").get(),
                            asset.url("url").get().toString(),
                            report.get().toString(),
                            notice.subject(),
                            notice.contextId(),
                            asset.identifier("sha256_checksum").orElse(""),
                            title(asset),
                            now.atOffset(ZoneOffset.UTC))));
  }

  /** As the platform calls it: the title, or else the name of the file. */
  private static String title(Claims asset) {
    var said = asset.text("title").or(() -> asset.text("filename")).orElse("");
    return said.substring(0, said.offsetByCodePoints(0, Math.min(TITLE_MAX, codePoints(said))));
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The files of a platform's course, newest first. */
  List<Kept> ofCourse(UUID tenant, UUID registrationId, String contextId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select subject, title, state, sha256, size_bytes, done_at from lti_asset
                    where tenant_id = :tenant and registration_id = :registration
                      and context_id = :context
                    order by coalesce(done_at, next_at) desc, id desc limit 500
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .bind("context", contextId)
                .map((row, context) -> kept(row))
                .list());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var done = row.getObject("done_at", OffsetDateTime.class);
    return new Kept(
        row.getString("subject"),
        row.getString("title"),
        row.getString("state"),
        row.getBytes("sha256"),
        row.getObject("size_bytes", Long.class),
        done == null ? null : done.toInstant());
  }

  /** One that is due; nobody else takes it before {@code lease}. */
  Optional<Asset> claim(UUID tenant, Instant now, Instant lease) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    update lti_asset set next_at = :lease, attempts = attempts + 1
                    where tenant_id = :tenant and id = (
                      select id from lti_asset
                      where tenant_id = :tenant and state = 'WAITING' and next_at <= :now
                      order by next_at limit 1 for update skip locked)
                    returning *
                    """)
                .bind("tenant", tenant)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("lease", lease.atOffset(ZoneOffset.UTC))
                .map(
                    (row, context) ->
                        new Asset(
                            row.getObject("tenant_id", UUID.class),
                            row.getObject("id", UUID.class),
                            row.getObject("registration_id", UUID.class),
                            row.getString("asset_id"),
                            URI.create(row.getString("asset_url")),
                            URI.create(row.getString("report_url")),
                            row.getString("checksum"),
                            row.getInt("attempts")))
                .findOne());
  }

  void done(Asset asset, Seen seen, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_asset set state = ?, sha256 = ?, size_bytes = ?, done_at = ?
                where tenant_id = ? and id = ?
                """,
                seen.state(),
                seen.sha256(),
                seen.sizeBytes(),
                now.atOffset(ZoneOffset.UTC),
                asset.tenant(),
                asset.id()));
  }
}
