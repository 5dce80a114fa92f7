package org.xueshi.kernel.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

  @TempDir private Path directory;

  @Test
  void a_file_named_like_a_setting_is_that_setting_without_its_line_end() throws IOException {
    Files.writeString(directory.resolve("xueshi.db.password"), "口令 with space\n");
    Files.writeString(directory.resolve("other"), "not ours");
    Files.createDirectory(directory.resolve("xueshi.directory"));
    var files = new SecretFiles(directory.toString());
    assertThat(files.getPropertyNames()).containsExactly("xueshi.db.password");
    assertThat(files.getValue("xueshi.db.password")).isEqualTo("口令 with space");
    assertThat(files.getOrdinal()).as("above -D and the environment").isGreaterThan(400);
  }

  @Test
  void without_the_variable_there_are_none_and_a_directory_that_is_not_there_stops_the_start() {
    assertThat(new SecretFiles(null).getProperties()).isEmpty();
    assertThat(new SecretFiles(" ").getProperties()).isEmpty();
    assertThatThrownBy(() -> new SecretFiles(directory.resolve("absent").toString()))
        .hasMessageContaining("XUESHI_SECRETS_DIR");
  }
}
