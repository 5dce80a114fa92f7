package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xueshi.practice.json.Json;

class DiscoveryContractTest {
  private final PracticePlatform platform = PracticePlatform.start(PracticeOptions.defaults());
  private final RawHttp http = new RawHttp();

  DiscoveryContractTest() throws IOException {}

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mod/lti/openid-configuration.php", "/.well-known/openid-configuration"})
  void the_configuration_is_moodles_but_for_the_address(String path) {
    String recorded = Json.write(Recording.of("platform/openid-configuration.json").content());
    String expected = recorded.replace("http://localhost:8081", platform.baseUrl().toString());
    assertThat(http.get(platform.baseUrl() + path).json()).isEqualTo(Json.read(expected).get());
  }

  @Test
  void the_key_set_has_one_key_with_a_kid_of_twenty_hex_digits() {
    Object ours = http.get(platform.baseUrl() + "/mod/lti/certs.php").json();
    assertThat(Shape.differences(Recording.of("platform/jwks.json").content(), ours)).isEmpty();
    Object key = Json.list(Json.object(ours).get("keys")).get(0);
    assertThat(Json.text(Json.object(key).get("kid"))).matches("[0-9a-f]{20}");
  }
}
