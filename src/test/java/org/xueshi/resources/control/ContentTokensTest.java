package org.xueshi.resources.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.resources.entity.ResourceKind;

class ContentTokensTest {

  private final ADistrict district = new ADistrict();
  private final UUID version =
      district.library.resource(district.tenant, district.aPdf("讲 义#1")).versionId();

  @Test
  void an_address_lies_on_the_content_origin_and_names_the_start_page() {
    var url = URI.create(district.tokens.playUrl(district.tenant, version));

    assertThat(url.getAuthority()).isEqualTo("content.xueshi.example.cn");
    assertThat(url.getPath()).startsWith("/content/").endsWith("/讲义.pdf");
    assertThat(url.getRawPath()).isASCII();
  }

  @Test
  void the_player_knows_kind_and_title() {
    var player = district.tokens.player(district.tenant, version);

    assertThat(player.kind()).isEqualTo(ResourceKind.PDF);
    assertThat(player.title()).isEqualTo("讲 义#1");
  }

  @Test
  void a_token_opens_its_version_for_at_least_twelve_hours_and_at_most_a_day() {
    for (var minutes = 0; minutes < 720; minutes += 37) {
      var token = token();
      district.clock.pass(Duration.ofHours(12));
      assertThat(district.tokens.opens(district.tenant, token))
          .contains(new ContentTokens.Opens(district.tenant, version));
      district.clock.pass(Duration.ofHours(12));
      assertThat(district.tokens.opens(district.tenant, token)).isEmpty();
      district.clock.pass(Duration.ofMinutes(37));
    }
  }

  @Test
  void within_a_window_the_address_stays_so_that_browsers_keep_what_they_loaded() {
    var before = token();
    district.clock.pass(Duration.ofHours(3));
    assertThat(token()).isEqualTo(before);
  }

  @Test
  void a_token_changed_in_any_character_opens_nothing() {
    var token = token();
    for (var at = 0; at < token.length(); at++) {
      var other = token.charAt(at) == 'A' ? 'B' : 'A';
      var forged = token.substring(0, at) + other + token.substring(at + 1);
      var opened = district.tokens.opens(district.tenant, forged);
      // The last character of a base64url part carries padding bits that say nothing.
      assertThat(opened.filter(opens -> !opens.versionId().equals(version))).isEmpty();
      if (!lastOfItsPart(token, at)) {
        assertThat(opened).as("character " + at).isEmpty();
      }
    }
  }

  @Test
  void garbage_unsigned_and_foreign_tokens_open_nothing() {
    var parts = token().split("\\.");
    for (var token :
        List.of(
            "",
            "..",
            "x.y.z",
            parts[0] + "." + parts[1] + ".",
            "eyJhbGciOiJub25lIn0." + parts[1] + ".",
            "a".repeat(5_000))) {
      assertThat(district.tokens.opens(district.tenant, token)).as(token).isEmpty();
    }
    var elsewhere = new ADistrict();
    assertThat(elsewhere.tokens.opens(elsewhere.tenant, token())).isEmpty();
  }

  private static boolean lastOfItsPart(String token, int at) {
    return at == token.length() - 1 || token.charAt(at + 1) == '.';
  }

  private String token() {
    return URI.create(district.tokens.playUrl(district.tenant, version)).getPath().split("/")[2];
  }
}
