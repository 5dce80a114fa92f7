package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Launch check 30: what must never be called, and what the demonstration may. */
class AddressGuardTest {

  private final AddressGuard guard = new AddressGuard("false", "none");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://192.0.0.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[::]/",
        "https://[::127.0.0.1]/",
        "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "https://[fec0::1]/",
        "https://[fd00:ec2::254]/",
        "https://[::ffff:169.254.169.254]/",
        "https://100.100.100.200/",
        "https://168.63.129.16/",
        "http://8.8.8.8/",
        "file:///etc/passwd",
        "gopher://8.8.8.8/",
        "jar:https://8.8.8.8/!/x",
        "https://user@8.8.8.8/",
        "https:///x"
      })
  void is_refused(String address) {
    assertThatThrownBy(() -> guard.require(URI.create(address)))
        .isInstanceOfSatisfying(
            PlatformFailure.class,
            failure ->
                assertThat(failure.kind()).isEqualTo(PlatformFailure.Kind.ADDRESS_NOT_ALLOWED));
  }

  @Test
  void a_public_address_by_https_is_allowed() {
    assertThatCode(() -> guard.require(URI.create("https://8.8.8.8/x"))).doesNotThrowAnyException();
  }

  @Test
  void a_named_host_may_be_private_but_never_loopback() {
    var named = new AddressGuard("false", "10.0.0.5, 127.0.0.1");

    assertThatCode(() -> named.require(URI.create("http://10.0.0.5/"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> named.require(URI.create("http://10.0.0.6/")))
        .isInstanceOf(PlatformFailure.class);
    assertThatThrownBy(() -> named.require(URI.create("http://127.0.0.1/")))
        .isInstanceOf(PlatformFailure.class);
  }

  @Test
  void loopback_can_be_allowed_by_port() {
    var demonstration = new AddressGuard("8090, 8081", "none");

    assertThatCode(() -> demonstration.require(URI.create("http://127.0.0.1:8090/")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> demonstration.require(URI.create("http://127.0.0.1:22/")))
        .isInstanceOf(PlatformFailure.class);
    assertThatThrownBy(() -> demonstration.require(URI.create("http://10.0.0.1:8090/")))
        .isInstanceOf(PlatformFailure.class);
  }
}
