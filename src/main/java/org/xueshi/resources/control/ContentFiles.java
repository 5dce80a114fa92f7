package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.resources.entity.VersionRow;

/** Files for the content origin: by token and manifest, never by a path on a disk. */
@ApplicationScoped
public class ContentFiles {

  private Jdbi jdbi;
  private ContentTokens tokens;
  private ContentStore contents;
  private Library library;

  protected ContentFiles() {}

  @Inject
  ContentFiles(Jdbi jdbi, ContentTokens tokens, ContentStore contents, Library library) {
    this.library = library;
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.contents = contents;
  }

  /** The manifest's line; empty for a token that opens nothing and for a path not in it. */
  public Optional<ServedFile> find(UUID tenant, String token, String path) {
    if (path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return tokens
        .opens(tenant, token)
        .flatMap(
            opens ->
                row(tenant, opens.versionId(), Normalizer.normalize(path, Normalizer.Form.NFC)));
  }

  /** The version a token opens; empty for a token that opens nothing. */
  public Optional<VersionRow> version(UUID tenant, String token) {
    return tokens.opens(tenant, token).map(opens -> library.version(tenant, opens.versionId()));
  }

  /** Opens {@code length} bytes of a file from byte {@code from}. */
  public InputStream open(UUID tenant, FileRow file, long from, long length) throws IOException {
    return contents.open(tenant, file.sha256(), from, length);
  }

  private Optional<ServedFile> row(UUID tenant, UUID versionId, String path) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select f.path, f.media_type, f.sha256, f.size_bytes, v.start_path,
                      v.runtime
                    from package_file f
                    join resource_version v on v.tenant_id = f.tenant_id and v.id = f.version_id
                    where f.tenant_id = :tenant and f.version_id = :version and f.path = :path
                    """)
                .bind("tenant", tenant)
                .bind("version", versionId)
                .bind("path", path)
                .map((row, context) -> served(row))
                .findOne());
  }

  private static ServedFile served(ResultSet row) throws SQLException {
    var path = row.getString("path");
    return new ServedFile(
        new FileRow(
            path, row.getString("media_type"), row.getString("sha256"), row.getLong("size_bytes")),
        path.equals(row.getString("start_path")),
        PackageRuntime.valueOf(row.getString("runtime")));
  }
}
