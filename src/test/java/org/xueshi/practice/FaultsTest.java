package org.xueshi.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.practice.faults.Faults;
import org.xueshi.practice.faults.Faults.Part;
import org.xueshi.practice.tools.Scopes;

class FaultsTest {
  private final RegisteredTool site = new RegisteredTool();
  private final Faults faults = site.platform.hooks().faults();

  FaultsTest() throws IOException {}

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_token_endpoint_asks_to_come_back_later_until_told_otherwise() {
    faults.unavailable(Part.TOKENS, 7);
    RawHttp.Answer answer = ask();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(ask().status()).isEqualTo(503);
    faults.clear();
    assertThat(ask().status()).isEqualTo(200);
  }

  @Test
  void the_services_complain_of_too_many_calls() {
    faults.tooMany(Part.SERVICES, 3);
    RawHttp.Answer answer = site.http.get(site.url("/mod/lti/services.php/2/lineitems"));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("3");
    assertThat(ask().status()).isEqualTo(200);
  }

  @Test
  void the_next_two_calls_fail_and_the_third_works() {
    faults.failNext(Part.TOKENS, 2, 500);
    assertThat(ask().status()).isEqualTo(500);
    assertThat(ask().status()).isEqualTo(500);
    assertThat(ask().status()).isEqualTo(200);
  }

  @Test
  void a_call_that_hangs_is_answered_when_all_is_well_again() throws Exception {
    faults.hang(Part.TOKENS, Duration.ofMinutes(1));
    var answer = CompletableFuture.supplyAsync(this::ask);
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(answer).isNotDone();
    faults.clear();
    assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  private RawHttp.Answer ask() {
    return site.askToken(List.of(Scopes.SCORE));
  }
}
