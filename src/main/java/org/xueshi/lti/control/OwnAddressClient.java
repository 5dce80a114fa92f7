package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks ourselves, by our public address, as a platform would. Only ever the address in {@link
 * ToolDescription}, so {@link AddressGuard} is not asked: it may well lead to a machine inside.
 */
@ApplicationScoped
class OwnAddressClient {

  private static final Duration TIME_MAX = Duration.ofSeconds(5);
  private static final int BYTES_MAX = 64 * 1024;
  private static final int OK = 200;

  private ToolDescription tool;

  protected OwnAddressClient() {}

  @Inject
  OwnAddressClient(ToolDescription tool) {
    this.tool = tool;
  }

  /** Our own key set as it is seen from here; empty if it cannot be read. */
  Optional<String> keySet() {
    var http =
        HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(TIME_MAX).build();
    var request = HttpRequest.newBuilder(URI.create(tool.keysUrl())).timeout(TIME_MAX).build();
    try {
      var answer = http.send(request, about -> new BoundedBody(BYTES_MAX));
      return answer.statusCode() == OK
          ? Optional.of(new String(answer.body(), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException unreachable) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
