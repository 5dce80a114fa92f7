package org.xueshi.kernel.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings from files, as containers hand out secrets: the file {@code xueshi.db.password} in the
 * directory that the environment variable {@code XUESHI_SECRETS_DIR} names holds that setting's
 * value, without the line end. Read once. Files win over every other source, so that a secret in a
 * command line cannot quietly outlive its replacement in a file.
 */
public final class SecretFiles implements ConfigSource {

  /** Above system properties (400) and the environment (300), Config 3.1 section 5. */
  private static final int ORDINAL = 500;

  private static final long LONGEST = 64 * 1024;

  private final Map<String, String> values;

  /** For the service loader. */
  public SecretFiles() {
    this(System.getenv("XUESHI_SECRETS_DIR"));
  }

  /** Null or blank: no files. A directory that cannot be read stops the start, and says so. */
  SecretFiles(String directory) {
    values = directory == null || directory.isBlank() ? Map.of() : read(Path.of(directory));
  }

  private static Map<String, String> read(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("xueshi."))
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> file.getFileName().toString(), SecretFiles::value));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("XUESHI_SECRETS_DIR cannot be read", unreadable);
    }
  }

  private static String value(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IOException(file.getFileName() + " is too long for a setting");
      }
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Map<String, String> getProperties() {
    return values;
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public String getValue(String name) {
    return values.get(name);
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public String getName() {
    return "files of XUESHI_SECRETS_DIR";
  }
}
