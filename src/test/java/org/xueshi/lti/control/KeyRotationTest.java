package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.KeyPeriods;
import org.xueshi.lti.entity.KeyPhase;

/** Our own keys through the years, with a clock that is moved and platforms that remember. */
class KeyRotationTest {

  private final LtiWorld world = new LtiWorld();

  /** One connection for everybody: years of hours are many statements. */
  private final Jdbi jdbi = oneConnection();

  @AfterEach
  void close() {
    world.close();
  }

  private Jdbi oneConnection() {
    try {
      return Jdbi.create(world.database.dataSource("xueshi_app").getConnection())
          .installPlugin(new PostgresPlugin());
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Another node on the same database. */
  private final class Node {
    final OwnKeys keys;
    final KeyRotation rotation;

    Node() {
      this(jdbi);
    }

    Node(Jdbi own) {
      this(own, TestKeys.settings());
    }

    Node(Jdbi own, KeySettings settings) {
      var store = new KeyStore(own);
      keys = new OwnKeys(store, world.vault, world.clock);
      rotation = new KeyRotation(store, keys, world.vault, settings, world.districts, world.clock);
    }

    String sign() {
      return keys.sign(world.tenant, Map.of("iss", "us"));
    }

    Map<String, RSAPublicKey> published() {
      return LtiKeys.of(keys.publicKeys(world.tenant));
    }
  }

  /** A platform that reads our keys once and then not for a whole day. */
  private final class Forgetless {
    private Map<String, RSAPublicKey> known = Map.of();
    private Instant readAt = Instant.MIN;

    void accepts(String token, Node node) {
      if (readAt.plus(Duration.ofDays(1)).isBefore(world.clock.instant())) {
        known = node.published();
        readAt = world.clock.instant();
      }
      var kid = LtiKeys.kid(token);
      assertThat(known).as("keys known at " + world.clock.instant()).containsKey(kid);
      assertThat(Jose.isSignedBy(known.get(kid), token)).isTrue();
    }
  }

  @Test
  void a_platform_that_keeps_our_keys_for_a_day_never_meets_an_unknown_one() {
    assertThat(weeks(Duration.ofDays(2))).hasSizeGreaterThan(4);
  }

  @Test
  void it_would_if_they_were_published_only_hours_ahead() {
    assertThatThrownBy(() -> weeks(Duration.ofHours(3))).isInstanceOf(AssertionError.class);
  }

  /** Ten weeks with a new key every twelve days; says which keys signed. */
  private Set<String> weeks(Duration publishAhead) {
    var settings = new KeySettings(Duration.ofDays(12), publishAhead, Duration.ofDays(2));
    var nodes = List.of(new Node(jdbi, settings), new Node(jdbi, settings));
    var platforms = List.of(new Forgetless(), new Forgetless(), new Forgetless());
    var used = new HashSet<String>();
    var lately = new ArrayDeque<String>();
    nodes.get(0).rotation.ensure(world.tenant);
    for (int step = 0; step < 70 * 24 / 3; step++) {
      var node = nodes.get(step % 2);
      node.rotation.turn(world.tenant);
      var token = node.sign();
      used.add(LtiKeys.kid(token));
      // Each platform reads at another time of day, from whichever node answers.
      platforms.get(step % 3).accepts(token, nodes.get((step + 1) % 2));
      lately.add(token);
      if (lately.size() > 8) {
        // A day later somebody who asks afresh can still check it.
        assertThat(node.published()).containsKey(LtiKeys.kid(lately.poll()));
      }
      world.clock.forward(Duration.ofHours(3));
    }
    return used;
  }

  @Test
  void published_first_signing_later_kept_then_retired_and_erased() {
    var node = new Node();
    node.rotation.ensure(world.tenant);
    var first = LtiKeys.kid(node.sign());
    assertThat(phases(node)).containsExactly(KeyPhase.SIGNING);

    world.clock.forward(Duration.ofDays(88));
    node.rotation.turn(world.tenant);
    assertThat(phases(node)).containsExactly(KeyPhase.WAITING, KeyPhase.SIGNING);
    assertThat(LtiKeys.kid(node.sign())).isEqualTo(first);
    assertThat(node.published()).hasSize(2);

    world.clock.forward(Duration.ofDays(2));
    assertThat(phases(node)).containsExactly(KeyPhase.SIGNING, KeyPhase.KEPT);
    assertThat(LtiKeys.kid(node.sign())).isNotEqualTo(first);
    assertThat(node.published()).hasSize(2).containsKey(first);

    world.clock.forward(Duration.ofDays(2));
    node.rotation.turn(world.tenant);
    assertThat(phases(node)).containsExactly(KeyPhase.SIGNING, KeyPhase.RETIRED);
    assertThat(node.published()).hasSize(1).doesNotContainKey(first);
    assertThat(privatePart(first)).isEmpty();
  }

  @Test
  void of_eight_nodes_whose_timers_ring_at_once_one_publishes_the_next_key() throws Exception {
    new Node().rotation.ensure(world.tenant);
    world.clock.forward(Duration.ofDays(89));
    var start = new CyclicBarrier(8);
    var threads = Executors.newFixedThreadPool(8);
    var turns =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          try (var handle = world.jdbi.open().begin()) {
                            // As in the container: one transaction a turn.
                            var node = new Node(Jdbi.create(handle.getConnection()));
                            start.await();
                            node.rotation.turn(world.tenant);
                            handle.commit();
                          }
                          return null;
                        }))
            .toList();
    for (var turn : turns) {
      turn.get();
    }
    threads.shutdown();
    assertThat(phases(new Node())).containsExactly(KeyPhase.WAITING, KeyPhase.SIGNING);
  }

  @Test
  void on_demand_the_next_key_is_published_once_and_waits_its_time() {
    var node = new Node();
    node.rotation.ensure(world.tenant);
    node.rotation.rotate(world.administrator);

    assertThat(phases(node)).containsExactly(KeyPhase.WAITING, KeyPhase.SIGNING);
    assertThatThrownBy(() -> node.rotation.rotate(world.administrator))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("lti.keys.waitsAlready"));
  }

  @Test
  void a_key_retired_at_once_is_gone_and_the_waiting_one_signs() {
    var node = new Node();
    var other = new Node();
    node.rotation.ensure(world.tenant);
    var known = LtiKeys.kid(other.sign());
    node.rotation.rotate(world.administrator);
    node.rotation.retire(known, "笔记本电脑丢失", world.administrator);

    assertThat(LtiKeys.kid(node.sign())).isNotEqualTo(known);
    assertThat(node.published()).hasSize(1).doesNotContainKey(known);
    assertThat(privatePart(known)).isEmpty();
    world.clock.forward(OwnKeys.FRESH);
    assertThat(LtiKeys.kid(other.sign())).as("the other node follows").isNotEqualTo(known);
    assertThatThrownBy(() -> node.rotation.retire(known, "again", world.administrator))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_key_retired_at_once_with_no_successor_gets_one_that_signs_now() {
    var node = new Node();
    node.rotation.ensure(world.tenant);
    var known = LtiKeys.kid(node.sign());
    node.rotation.retire(known, "泄露", world.administrator);

    assertThat(phases(node)).containsExactly(KeyPhase.SIGNING, KeyPhase.RETIRED);
    assertThat(LtiKeys.kid(node.sign())).isNotEqualTo(known);
  }

  @Test
  void retiring_the_waiting_key_leaves_the_one_in_use_without_an_end() {
    var node = new Node();
    node.rotation.ensure(world.tenant);
    node.rotation.rotate(world.administrator);
    var waiting = node.rotation.plan(world.tenant).waiting().orElseThrow().kid();
    node.rotation.retire(waiting, "泄露", world.administrator);
    world.clock.forward(Duration.ofDays(30));
    node.rotation.turn(world.tenant);

    assertThat(node.sign()).isNotEmpty();
    assertThat(phases(node)).contains(KeyPhase.SIGNING);
  }

  @Test
  void a_reason_is_asked_for() {
    var node = new Node();
    node.rotation.ensure(world.tenant);
    var kid = LtiKeys.kid(node.sign());
    for (var none : new String[] {null, " "}) {
      assertThatThrownBy(() -> node.rotation.retire(kid, none, world.administrator))
          .isInstanceOfSatisfying(
              Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.INVALID));
    }
    assertThat(phases(node)).containsExactly(KeyPhase.SIGNING);
  }

  @Test
  void private_parts_are_sealed_and_keys_from_before_the_secret_are_sealed_later() {
    var open = new Vault(Optional.empty());
    new KeyRotation(
            new KeyStore(world.jdbi),
            new OwnKeys(new KeyStore(world.jdbi), open, world.clock),
            open,
            TestKeys.settings(),
            world.districts,
            world.clock)
        .ensure(world.tenant);
    var kid = LtiKeys.kid(new Node().sign());
    assertThat(privatePart(kid)).contains("\"d\":");

    new Node().rotation.turn(world.tenant);
    assertThat(privatePart(kid)).doesNotContain("\"d\":").isNotEmpty();
    assertThat(LtiKeys.kid(new Node().sign())).isEqualTo(kid);
  }

  @Test
  void what_is_published_holds_nothing_private() {
    var node = new Node();
    node.rotation.ensure(world.tenant);

    assertThat(node.keys.publicKeys(world.tenant))
        .contains("\"n\":")
        .doesNotContainPattern("\"(d|p|q|dp|dq|qi)\":");
    assertThat(node.rotation.plan(world.tenant).toString()).doesNotContain("\"d\"");
  }

  @Test
  void periods_that_would_surprise_a_platform_are_refused() {
    assertThatThrownBy(
            () -> new KeyPeriods(Duration.ofDays(90), Duration.ofMinutes(1), Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new KeyPeriods(Duration.ofDays(90), Duration.ofDays(1), Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new KeyPeriods(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<KeyPhase> phases(Node node) {
    var plan = node.rotation.plan(world.tenant);
    return plan.keys().stream().map(plan::phase).toList();
  }

  private String privatePart(String kid) {
    return world.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select private_jwk from lti_key where kid = :kid")
                .bind("kid", kid)
                .mapTo(String.class)
                .one());
  }

  /** As a platform reads them. */
  private static final class LtiKeys {

    static Map<String, RSAPublicKey> of(String keySet) {
      try {
        return Jose.publicKeys(keySet);
      } catch (ParseException unreadable) {
        throw new AssertionError(unreadable);
      }
    }

    static String kid(String token) {
      return Jose.read(token).header().exact("kid").orElseThrow();
    }
  }
}
