package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.xueshi.lti.control.PlatformFailure.Kind;

/**
 * HTTP to platforms, within bounds: only addresses that {@link AddressGuard} allows, no redirect
 * followed, a limit on the size of the answer and on the time until its last byte.
 */
@ApplicationScoped
class PlatformClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final AddressGuard guard;
  private final ExecutorService threads;
  private final HttpClient http;

  protected PlatformClient() {
    this.guard = null;
    this.threads = null;
    this.http = null;
  }

  @Inject
  PlatformClient(AddressGuard guard) {
    this.guard = guard;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "lti-http");
              thread.setDaemon(true);
              return thread;
            });
    this.http =
        HttpClient.newBuilder()
            .executor(threads)
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /**
   * The platform's answer, whatever its status.
   *
   * @throws PlatformFailure if there is none within the bounds
   */
  Reply send(Call call) {
    var answer = sendAsync(call);
    try {
      return answer.get(call.timeMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new PlatformFailure(Kind.TOO_SLOW, call.address().getHost(), slow);
    } catch (ExecutionException failed) {
      throw failure(call, failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PlatformFailure(Kind.UNREACHABLE, "interrupted", interrupted);
    }
  }

  /** Work that waits for a platform, on a thread of its own. */
  <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  private CompletableFuture<Reply> sendAsync(Call call) {
    // The guard resolves a name, which can take long: within the time bound, too.
    return CompletableFuture.runAsync(() -> guard.require(call.address()), threads)
        .thenCompose(
            allowed -> http.sendAsync(request(call), h -> new BoundedBody(call.bytesMax())))
        .thenApply(
            answer -> new Reply(answer.statusCode(), lowerCase(answer.headers()), answer.body()));
  }

  private static HttpRequest request(Call call) {
    var body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
    var request = HttpRequest.newBuilder(call.address()).method(call.method(), body);
    call.headers().forEach(request::setHeader);
    return request.build();
  }

  private static Map<String, List<String>> lowerCase(HttpHeaders headers) {
    var lower = new HashMap<String, List<String>>();
    headers.map().forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }

  private static PlatformFailure failure(Call call, Throwable cause) {
    var root = cause instanceof CompletionException ? cause.getCause() : cause;
    for (var each = root; each != null; each = each.getCause()) {
      if (each instanceof PlatformFailure failure) {
        return failure;
      }
    }
    var kind = root instanceof IOException ? Kind.UNREACHABLE : Kind.UNUSABLE_ANSWER;
    return new PlatformFailure(kind, call.address().getHost(), root);
  }
}
