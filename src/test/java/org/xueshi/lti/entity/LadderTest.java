package org.xueshi.lti.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.lti.entity.Rung.COOKIE;
import static org.xueshi.lti.entity.Rung.OWN_WINDOW;
import static org.xueshi.lti.entity.Rung.PLATFORM_STORAGE;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final URI ENDPOINT = URI.create("https://moodle.example:443/mod/lti/auth.php?a=b");

  @Test
  void nine_orders_are_ladders_and_no_others() {
    var sound = new ArrayList<List<Rung>>();
    for (var first : Rung.values()) {
      count(List.of(first), sound);
      for (var second : Rung.values()) {
        count(List.of(first, second), sound);
        for (var third : Rung.values()) {
          count(List.of(first, second, third), sound);
        }
      }
    }
    assertThat(sound).hasSize(9);
    assertThat(Ladder.isSound(List.of())).isFalse();
    assertThatThrownBy(() -> new Ladder(List.of(OWN_WINDOW, COOKIE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void count(List<Rung> rungs, List<List<Rung>> sound) {
    if (Ladder.isSound(rungs)) {
      sound.add(rungs);
      assertThat(Ladder.parse(new Ladder(rungs).text()).rungs()).isEqualTo(rungs);
    }
  }

  @Test
  void the_first_rung_that_can_be_tried_is_next() {
    var usual = Ladder.USUAL.rungs();

    assertThat(Ladder.next(usual, true, true)).contains(COOKIE);
    assertThat(Ladder.next(usual, false, true)).contains(PLATFORM_STORAGE);
    assertThat(Ladder.next(usual, false, false)).contains(OWN_WINDOW);
    assertThat(Ladder.next(List.of(COOKIE), false, true)).isEmpty();
    assertThat(Ladder.after(usual, PLATFORM_STORAGE)).containsExactly(OWN_WINDOW);
    assertThat(Ladder.after(usual, OWN_WINDOW)).isEmpty();
  }

  @Test
  void a_login_leaves_a_secret_unless_the_cookie_comes_first_and_has_come() {
    assertThat(Ladder.USUAL.usesStorage(false)).isTrue();
    assertThat(Ladder.USUAL.usesStorage(true)).isFalse();
    assertThat(new Ladder(List.of(PLATFORM_STORAGE, COOKIE)).usesStorage(true)).isTrue();
    assertThat(new Ladder(List.of(PLATFORM_STORAGE)).usesStorage(true)).isTrue();
    assertThat(new Ladder(List.of(COOKIE, OWN_WINDOW)).usesStorage(false)).isFalse();
  }

  @Test
  void storage_is_spoken_to_at_the_registered_origin_whatever_is_offered() {
    var target = StorageTarget.of("platform_frame", ENDPOINT, "state").orElseThrow();

    assertThat(target.origin()).isEqualTo("https://moodle.example");
    assertThat(target.frame()).isEqualTo("platform_frame");
    assertThat(target.key()).doesNotContain("state").hasSize(39);
    assertThat(target.key())
        .isNotEqualTo(StorageTarget.of("f", ENDPOINT, "other").orElseThrow().key());
    for (var odd : new String[] {null, "", " ", "a b", "x".repeat(101), "帧", "a\u0000"}) {
      assertThat(StorageTarget.of(odd, ENDPOINT, "state")).isEmpty();
    }
  }
}
