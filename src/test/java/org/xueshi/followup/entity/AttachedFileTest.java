package org.xueshi.followup.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;

class AttachedFileTest {

  @Test
  void a_file_is_what_its_first_bytes_say_and_its_path_is_left_out() {
    var file = AttachedFile.of("C:\\教案\\一节课.PDF", bytes("%PDF-1.7"));
    assertThat(file.fileName()).isEqualTo("一节课.PDF");
    assertThat(file.mediaType()).isEqualTo("application/pdf");
    assertThat(AttachedFile.of("a.docx", bytes("PK\u0003\u0004…")).mediaType()).contains("word");
  }

  @Test
  void anything_else_is_refused() {
    for (var name : new String[] {"a.html", "a.svg", "a", "", "a.pdf.exe", "a.png"}) {
      assertThatThrownBy(() -> AttachedFile.of(name, bytes("%PDF-1.7")))
          .as(name)
          .isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> AttachedFile.of("a.pdf", new byte[0])).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> AttachedFile.of("a.pdf", new byte[AttachedFile.BYTES_MAX + 1]))
        .isInstanceOf(Refusal.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
