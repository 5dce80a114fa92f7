package org.xueshi.resources.entity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrueTypeTest {

  @ParameterizedTest
  @CsvSource({
    "504b0304, application/zip",
    "255044462d312e37, application/pdf",
    "0000001c6674797069736f6d, video/mp4",
    "0000001c667479706d703432, video/mp4",
    "0000001c667479704d344120, audio/mp4",
    "1a45dfa39f4286810142f7810142f2810442f381084282847765626d, video/webm",
    "4f6767530002000000000000000000000000000000000000000001134f70757348656164, audio/ogg",
    "49443303, audio/mpeg",
    "fffb9044, audio/mpeg",
    "524946460000000057415645, audio/wav",
    "89504e470d0a1a0a, image/png",
    "ffd8ffe0, image/jpeg",
    "474946383961, image/gif",
    "524946460000000057454250, image/webp"
  })
  void a_file_is_what_its_first_bytes_say(String hex, String type) {
    assertThat(TrueType.of(bytes(hex))).contains(type);
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "50, one byte",
    "4d5a9000, a Windows program",
    "7f454c46, a Linux program",
    "1a45dfa3a3428684, Matroska that is not WebM",
    "0000001c6674797071742020, QuickTime",
    "0000001c6674797068656963, HEIC",
    "fffe3c00, UTF-16 text",
    "efbbbf255044462d, a PDF behind a byte order mark",
    "d0cf11e0a1b11ae1, an old Office document"
  })
  void what_is_not_on_the_list_is_nothing(String hex, String what) {
    assertThat(TrueType.of(bytes(hex))).as(what).isEmpty();
  }

  @Test
  void pages_scripts_and_svg_are_nothing_whatever_they_hold_further_on() {
    for (var text :
        new String[] {
          "<!DOCTYPE html><script>%PDF-1.7",
          "<svg xmlns=\"http://www.w3.org/2000/svg\">",
          "<?xml version=\"1.0\"?><svg/>",
          "alert(1)",
          " %PDF-1.7"
        }) {
      assertThat(TrueType.of(text.getBytes(UTF_8))).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "page.html, <p>, text/html",
    "页/脚本.MJS, x, text/javascript",
    "a.svg, <svg>, image/svg+xml",
    "a.png, <script>, application/octet-stream",
    "video.mp4, <html>, application/octet-stream",
    "a.pdf, <html>, application/octet-stream",
    "a.html, %PDF-1.7, application/pdf",
    "noending, x, application/octet-stream",
    "a.exe, MZ, application/octet-stream"
  })
  void in_a_package_signatures_go_before_endings(String path, String head, String type) {
    assertThat(PackageTypes.of(path, head.getBytes(UTF_8))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, '%PDF-1.7 … %%EOF\n', true",
    "application/pdf, '%PDF-1.7 … ', false",
    "video/mp4, '\0\0\0\fftypisom\0\0\0\13moov...', true",
    "video/mp4, '\0\0\0\fftypisom\0\0\0\13moov.', false",
    "video/mp4, '\0\0\0\fftypisom\0\0\0\13mdat...', false",
    "video/mp4, '\0\0\0\fftypisom\0\0\0\bmoov\0\0\0\0mdat....', true",
    "video/mp4, '\0\0\0\fftypisom\0\0\0\3moov', false",
    "image/png, 'x IEND....', true",
    "image/png, 'x', false",
    "image/gif, 'x', true"
  })
  void a_file_without_its_end_is_not_whole(String type, String text, boolean whole)
      throws IOException {
    assertThat(Wholeness.holds(type, new InMemory(text.getBytes(ISO_8859_1)))).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "讲义.pdf, 讲义.pdf",
    "C:\\fakepath\\讲义.docx, 讲义.pdf",
    "../../etc/passwd, passwd.pdf",
    "a.b.c, a.b.pdf",
    "'', -.pdf",
    ".htaccess, htaccess.pdf",
    "'x\u202efdp.exe', xfdp.pdf"
  })
  void names_lose_folders_and_lies(String sent, String name) {
    assertThat(FileNames.withTrueEnding(sent, "application/pdf")).isEqualTo(name);
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.of().parseHex(hex);
  }
}
