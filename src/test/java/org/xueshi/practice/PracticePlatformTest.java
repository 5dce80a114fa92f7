package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;

class PracticePlatformTest {

  @Test
  void a_taken_port_is_told_apart_from_other_troubles() throws IOException {
    try (var first = PracticePlatform.start(PracticeOptions.defaults())) {
      var same = PracticeOptions.defaults().withPort(first.baseUrl().getPort());
      assertThatThrownBy(() -> PracticePlatform.start(same)).isInstanceOf(BindException.class);
    }
  }

  @Test
  void a_port_is_free_again_after_closing() throws IOException {
    var first = PracticePlatform.start(PracticeOptions.defaults());
    new RawHttp().get(first.baseUrl() + "/login/index.php");
    int port = first.baseUrl().getPort();
    first.close();
    PracticePlatform.start(PracticeOptions.defaults().withPort(port)).close();
  }

  @Test
  void the_public_address_is_the_issuer_without_a_slash_at_the_end() throws IOException {
    var options = PracticeOptions.defaults().withPublicUrl(URI.create("https://practice.example/"));
    try (var platform = PracticePlatform.start(options)) {
      assertThat(platform.baseUrl()).hasToString("https://practice.example");
    }
  }

  @Test
  void a_restart_keeps_people_key_and_grades(@TempDir Path directory) throws IOException {
    var options = PracticeOptions.defaults().withDirectory(directory.resolve("new/folder"));
    Object key;
    try (var platform = PracticePlatform.start(options)) {
      platform.hooks().addLearners(2, 1);
      platform.hooks().override(2, 5, new BigDecimal("90"));
      key = new RawHttp().get(platform.baseUrl() + "/mod/lti/certs.php").json();
    }
    try (var platform = PracticePlatform.start(options)) {
      assertThat(platform.hooks().person("学员第1").staffNumber()).isEqualTo("GZ-300001");
      assertThat(platform.hooks().grade(2, 5)).contains(new BigDecimal("90"));
      assertThat(new RawHttp().get(platform.baseUrl() + "/mod/lti/certs.php").json())
          .isEqualTo(key);
      assertThat(platform.hooks().addLearners(2, 1).get(0).id()).isEqualTo(15);
    }
    try (var files = Files.list(directory.resolve("new/folder"))) {
      assertThat(files).allMatch(file -> file.toString().endsWith(".json"));
    }
  }

  @Test
  void a_fresh_site_has_the_demo_people_and_two_courses() throws IOException {
    try (var platform = PracticePlatform.start(PracticeOptions.defaults())) {
      var site = platform.hooks().site();
      assertThat(site.people()).extracting(Person::id).startsWith(2L, 3L, 4L, 5L).hasSize(12);
      assertThat(site.courses())
          .extracting(Course::shortName)
          .containsExactly("JSYX2026-SX-01", "JSYX2026-YW-02");
      assertThat(platform.hooks().person("阿依古丽·买买提").staffNumber()).isEqualTo("GZ-100005");
      assertThat(platform.hooks().person("孙丽").staffNumber()).isEmpty();
    }
  }

  @Test
  void a_form_without_the_sesskey_is_refused() throws IOException {
    try (var platform = PracticePlatform.start(PracticeOptions.defaults())) {
      var http = new RawHttp();
      http.post(platform.baseUrl() + "/login/index.php", Map.of("person", "2"));
      var answer = http.post(platform.baseUrl() + "/mod/lti/removal.php", Map.of("id", "1"));
      assertThat(answer.status()).isEqualTo(404);
    }
  }

  @Test
  void signing_in_leads_only_to_addresses_of_the_site() throws IOException {
    try (var platform = PracticePlatform.start(PracticeOptions.defaults())) {
      for (String bad : new String[] {"//evil.example/", "https://evil.example/", "/\\evil"}) {
        var form = Map.of("person", "2", "wantsurl", bad);
        var answer = new RawHttp().post(platform.baseUrl() + "/login/index.php", form);
        assertThat(answer.header("Location")).as(bad).isEqualTo("/");
      }
    }
  }
}
