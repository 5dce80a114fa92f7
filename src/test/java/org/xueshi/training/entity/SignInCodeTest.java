package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInCodeTest {

  private static final byte[] SECRET = "the session's secret".getBytes(StandardCharsets.UTF_8);
  private static final UUID SESSION = UUID.fromString("019b0000-0000-7000-8000-00000000000a");
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:05Z");

  private final String shown = code(SECRET, SESSION).at(NOW);

  @Test
  void the_code_on_the_screen_is_taken() {
    assertThat(shown).matches("[0-9]{6}");
    assertThat(code(SECRET, SESSION).accepts(shown, NOW)).isTrue();
  }

  @Test
  void it_is_taken_for_one_more_window_and_no_longer() {
    assertThat(code(SECRET, SESSION).accepts(shown, NOW.plusSeconds(25))).isTrue();
    assertThat(code(SECRET, SESSION).accepts(shown, NOW.plusSeconds(54))).isTrue();
    assertThat(code(SECRET, SESSION).accepts(shown, NOW.plusSeconds(55))).isFalse();
    assertThat(code(SECRET, SESSION).accepts(shown, NOW.minusSeconds(6))).isFalse();
  }

  @Test
  void another_session_or_secret_has_another_code() {
    var other = UUID.fromString("019b0000-0000-7000-8000-00000000000b");
    assertThat(code(SECRET, other).accepts(shown, NOW)).isFalse();
    assertThat(code(new byte[32], SESSION).accepts(shown, NOW)).isFalse();
  }

  @Test
  void it_changes_every_half_minute() {
    assertThat(SignInCode.changesAt(NOW)).isEqualTo(Instant.parse("2026-11-24T01:00:30Z"));
    var codes = new HashSet<String>();
    for (var i = 0; i < 100; i++) {
      codes.add(code(SECRET, SESSION).at(NOW.plusSeconds(30L * i)));
    }
    assertThat(codes).hasSizeGreaterThan(95);
  }

  @Test
  void it_may_be_typed_with_spaces_or_full_width_digits() {
    var spaced = shown.substring(0, 3) + " " + shown.substring(3);
    assertThat(code(SECRET, SESSION).accepts(spaced, NOW)).isTrue();
    var fullWidth = new StringBuilder();
    shown.chars().forEach(digit -> fullWidth.append((char) (digit - '0' + '０')));
    assertThat(code(SECRET, SESSION).accepts(fullWidth.toString(), NOW)).isTrue();
  }

  @Test
  void anything_else_is_not() {
    for (var typed :
        new String[] {null, "", "000", shown + "1", "abc", "१२३४५६७", "-" + shown + 7}) {
      assertThat(code(SECRET, SESSION).accepts(typed, NOW)).as(typed).isFalse();
    }
  }

  @Test
  void signing_out_has_other_codes_than_signing_in() {
    var out = new SignInCode(SECRET, SESSION, StampKind.OUT);
    assertThat(out.accepts(shown, NOW)).isFalse();
    assertThat(code(SECRET, SESSION).accepts(out.at(NOW), NOW)).isFalse();
    assertThat(out.acceptsToken(code(SECRET, SESSION).token(NOW), NOW)).isFalse();
  }

  @Test
  void the_token_of_the_qr_code_is_long_and_taken_as_long_as_the_digits() {
    var code = code(SECRET, SESSION);
    var token = code.token(NOW);
    assertThat(token).matches("[A-Za-z0-9_-]{24}");
    assertThat(code.acceptsToken(token, NOW.plusSeconds(54))).isTrue();
    assertThat(code.acceptsToken(token, NOW.plusSeconds(55))).isFalse();
    assertThat(code.acceptsToken(shown, NOW)).isFalse();
    assertThat(code.acceptsToken(null, NOW)).isFalse();
    assertThat(code.accepts(token, NOW)).isFalse();
  }

  private static SignInCode code(byte[] secret, UUID session) {
    return new SignInCode(secret, session, StampKind.IN);
  }
}
