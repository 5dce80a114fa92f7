package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationChange.What;
import org.xueshi.lti.entity.RegistrationStatus;

/** What one node remembers of the platforms while another node changes them. */
class RegistrationsTest {

  private final LtiWorld world = new LtiWorld();
  private final Registrations anotherNode =
      new Registrations(
          world.registrationStore,
          world.deploymentStore,
          world.history,
          world.districts,
          world.clock);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_platform_registered_on_one_node_is_known_to_the_other_at_once() {
    assertThat(anotherNode.all(world.tenant)).isEmpty();

    var id = world.registered(RegistrationStatus.ACTIVE);

    assertThat(anotherNode.byId(world.tenant, id)).isPresent();
  }

  @Test
  void an_issuer_registered_on_one_node_can_launch_on_the_other_at_once() {
    assertThat(anotherNode.all(world.tenant)).isEmpty();

    world.registered(RegistrationStatus.ACTIVE);

    assertThat(anotherNode.byIssuer(world.tenant, world.platform.origin())).hasSize(1);
  }

  @Test
  void a_platform_disabled_on_one_node_is_shut_out_by_the_other_within_five_seconds() {
    var id = world.registered(RegistrationStatus.ACTIVE);
    assertThat(anotherNode.byId(world.tenant, id)).hasValueSatisfying(this::isActive);

    world.registrations.disable(id, world.administrator);
    world.clock.forward(Duration.ofSeconds(5));

    assertThat(anotherNode.byId(world.tenant, id).filter(Registration::active)).isEmpty();
  }

  private void isActive(Registration platform) {
    assertThat(platform.active()).isTrue();
  }

  private PlatformForm byHand(String keysHost, Boolean otherHosts) {
    return new PlatformForm(
        "",
        "https://moodle.example.cn",
        "client-9",
        "https://moodle.example.cn/mod/lti/auth.php",
        "https://moodle.example.cn:443/mod/lti/token.php",
        null,
        keysHost + "/mod/lti/certs.php",
        List.of("1"),
        otherHosts);
  }

  @Test
  void endpoints_elsewhere_are_refused_by_name_until_somebody_says_that_they_are_right() {
    var manual = new ManualRegistration(world.registrations);
    for (var strange : List.of("https://keys.example.cn", "http://moodle.example.cn")) {
      assertThatThrownBy(() -> manual.register(byHand(strange, null), world.administrator))
          .isInstanceOfSatisfying(
              Refusal.class,
              no -> {
                assertThat(no.text().key()).isEqualTo("lti.platform.otherHosts");
                assertThat(no.text().arguments()).contains(strange);
              });
    }
    assertThat(world.registrations.all(world.tenant)).isEmpty();
    manual.register(byHand("https://moodle.example.cn", null), world.administrator);

    var id = manual.register(byHand("https://keys.example.cn", true), world.administrator);
    manual.register(byHand("https://keys.example.cn", true), world.administrator);
    var said =
        world.registrations.history(world.tenant, id).stream()
            .filter(change -> change.what() == What.OTHER_HOSTS)
            .toList();
    assertThat(said).hasSize(1);
    assertThat(said.get(0).differences())
        .containsExactly(new Difference("host.jwksUri", "", "https://keys.example.cn"));
  }
}
