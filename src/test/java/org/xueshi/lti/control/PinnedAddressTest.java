package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.FakePlatform.Answer;
import org.xueshi.lti.control.PlatformFailure.Kind;

/**
 * What was checked is what is connected to (DNS rebinding): the name server here changes its mind
 * with every question. Nobody listens at 127.0.0.2; the platform is at 127.0.0.1 only.
 */
class PinnedAddressTest {

  private static final String CHECKED = "127.0.0.2";
  private static final String REBOUND = "127.0.0.1";

  private final FakePlatform platform = new FakePlatform();
  private final Queue<String[]> answers = new ArrayDeque<>();

  PinnedAddressTest() {
    platform.on("/x", request -> Answer.json("text/plain", "reached"));
  }

  @AfterEach
  void close() {
    platform.close();
  }

  private InetAddress[] answer(String host) throws UnknownHostException {
    if (answers.isEmpty()) {
      throw new AssertionError("asked once too often");
    }
    var found = answers.remove();
    var addresses = new InetAddress[found.length];
    for (int i = 0; i < found.length; i++) {
      addresses[i] = InetAddress.getByAddress(host, InetAddress.getByName(found[i]).getAddress());
    }
    return addresses;
  }

  private Reply get(AddressGuard guard, String scheme) {
    var port = URI.create(platform.origin()).getPort();
    var call = Call.get(URI.create(scheme + "://platform.test:" + port + "/x"));
    return new PlatformClient(guard).send(call.within(Duration.ofSeconds(5), 1000));
  }

  private void answers(String... addresses) {
    answers.add(addresses);
  }

  @Test
  void a_name_that_becomes_another_address_after_the_check_is_never_reached_there() {
    answers(CHECKED);
    answers(REBOUND);
    var guard = new AddressGuard("true", "none", this::answer);

    assertThatThrownBy(() -> get(guard, "http"))
        .isInstanceOfSatisfying(
            PlatformFailure.class, no -> assertThat(no.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(platform.seen("/x")).isEmpty();
    assertThat(answers).as("asked once").hasSize(1);
  }

  @Test
  void a_name_that_was_public_and_now_is_loopback_is_refused_before_a_connection()
      throws UnknownHostException {
    answers("8.8.8.8");
    answers(REBOUND);
    answers("8.8.8.8", REBOUND);
    var guard = new AddressGuard("false", "none", this::answer);
    var address = URI.create("https://platform.test/");

    assertThat(guard.require(address)).containsExactly(InetAddress.getByName("8.8.8.8"));
    for (var again : List.of("loopback", "both")) {
      assertThatThrownBy(() -> get(guard, "https"))
          .as(again)
          .isInstanceOfSatisfying(
              PlatformFailure.class,
              no -> assertThat(no.kind()).isEqualTo(Kind.ADDRESS_NOT_ALLOWED));
    }
    assertThat(platform.seen("/x")).isEmpty();
  }

  @Test
  void the_request_still_names_the_host() {
    answers(REBOUND);

    assertThat(get(new AddressGuard("true", "none", this::answer), "http").body())
        .isEqualTo("reached");
    assertThat(platform.seen("/x").get(0).headers().get("Host"))
        .allMatch(host -> host.startsWith("platform.test:"));
  }

  @Test
  void of_several_addresses_the_next_one_is_tried_when_nobody_is_at_the_first() {
    answers(CHECKED, REBOUND);

    assertThat(get(new AddressGuard("true", "none", this::answer), "http").status()).isEqualTo(200);
    assertThat(platform.seen("/x")).hasSize(1);
  }
}
