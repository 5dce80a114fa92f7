package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.entity.Registration;
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
}
