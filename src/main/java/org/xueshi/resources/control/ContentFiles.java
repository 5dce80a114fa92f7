package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.resources.entity.FileRow;

/** Files for the content origin: by token and manifest, never by a path on a disk. */
@ApplicationScoped
public class ContentFiles {

  private Jdbi jdbi;
  private ContentTokens tokens;
  private ContentStore contents;

  protected ContentFiles() {}

  @Inject
  ContentFiles(Jdbi jdbi, ContentTokens tokens, ContentStore contents) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.contents = contents;
  }

  /** The manifest's line; empty for a token that opens nothing and for a path not in it. */
  public Optional<FileRow> find(UUID tenant, String token, String path) {
    if (path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return tokens
        .opens(tenant, token)
        .flatMap(
            opens ->
                row(tenant, opens.versionId(), Normalizer.normalize(path, Normalizer.Form.NFC)));
  }

  /** Opens {@code length} bytes of a file from byte {@code from}. */
  public InputStream open(UUID tenant, FileRow file, long from, long length) throws IOException {
    return contents.open(tenant, file.sha256(), from, length);
  }

  private Optional<FileRow> row(UUID tenant, UUID versionId, String path) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select path, media_type, sha256, size_bytes from package_file
                    where tenant_id = :tenant and version_id = :version and path = :path
                    """)
                .bind("tenant", tenant)
                .bind("version", versionId)
                .bind("path", path)
                .map(ConstructorMapper.of(FileRow.class))
                .findOne());
  }
}
