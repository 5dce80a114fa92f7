package org.xueshi.lti.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.xueshi.lti.control.PlatformFailure.Kind;

/**
 * HTTP to platforms, within bounds: connected only to addresses that {@link AddressGuard} has
 * checked, no redirect followed, a limit on the size of the answer and on the time until its last
 * byte.
 */
@ApplicationScoped
class PlatformClient {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final AddressGuard guard;
  private final ExecutorService threads;
  private final CloseableHttpClient http;

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
    this.http = PinnedHttp.client();
  }

  @PreDestroy
  void close() {
    http.close(CloseMode.IMMEDIATE);
    threads.shutdownNow();
  }

  /**
   * The platform's answer, whatever its status.
   *
   * @throws PlatformFailure if there is none within the bounds
   */
  Reply send(Call call) {
    var request = request(call);
    // The guard resolves a name, which can take long: within the time bound, too.
    var answer = start(() -> answered(call, request));
    try {
      return answer.get(call.timeMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      request.cancel();
      throw new PlatformFailure(Kind.TOO_SLOW, call.address().getHost(), slow);
    } catch (ExecutionException failed) {
      throw failure(call, failed.getCause());
    } catch (InterruptedException interrupted) {
      request.cancel();
      Thread.currentThread().interrupt();
      throw new PlatformFailure(Kind.UNREACHABLE, "interrupted", interrupted);
    }
  }

  /** Work that waits for a platform, on a thread of its own. */
  <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  /** One address after another, as long as nobody is there. */
  private Reply answered(Call call, HttpUriRequestBase request) {
    var addresses = guard.require(call.address());
    for (var address : addresses.subList(0, addresses.size() - 1)) {
      try {
        return answered(call, request, address);
      } catch (ConnectException | ConnectTimeoutException away) {
        continue;
      } catch (IOException broken) {
        throw unreachable(call, broken);
      }
    }
    try {
      return answered(call, request, addresses.get(addresses.size() - 1));
    } catch (IOException broken) {
      throw unreachable(call, broken);
    }
  }

  private Reply answered(Call call, HttpUriRequestBase request, InetAddress address)
      throws IOException {
    return http.execute(
        target(call.address(), address),
        request,
        answer -> {
          var body = BoundedAnswer.read(answer.getEntity(), call.bytesMax(), request::cancel);
          return new Reply(answer.getCode(), BoundedAnswer.headers(answer.getHeaders()), body);
        });
  }

  /** Name for the certificate and the request, address for the connection. */
  private static HttpHost target(URI uri, InetAddress address) {
    var standard = "https".equals(uri.getScheme()) ? HTTPS : HTTP;
    var port = uri.getPort() == -1 ? standard : uri.getPort();
    return new HttpHost(uri.getScheme(), address, uri.getHost(), port);
  }

  private static HttpUriRequestBase request(Call call) {
    var request = new HttpUriRequestBase(call.method(), call.address());
    call.headers().forEach(request::setHeader);
    if (call.body() != null) {
      var bytes = call.body().getBytes(StandardCharsets.UTF_8);
      request.setEntity(new ByteArrayEntity(bytes, null));
    }
    return request;
  }

  private static PlatformFailure unreachable(Call call, IOException broken) {
    return new PlatformFailure(Kind.UNREACHABLE, call.address().getHost(), broken);
  }

  private static PlatformFailure failure(Call call, Throwable cause) {
    for (var each = cause; each != null; each = each.getCause()) {
      if (each instanceof PlatformFailure failure) {
        return failure;
      }
    }
    return new PlatformFailure(Kind.UNUSABLE_ANSWER, call.address().getHost(), cause);
  }
}
