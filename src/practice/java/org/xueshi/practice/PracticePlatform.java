package org.xueshi.practice;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xueshi.practice.http.HttpListener;

/** The running platform. */
public final class PracticePlatform implements AutoCloseable {
  private final HttpListener listener;
  private final URI baseUrl;
  private final PracticeHooks hooks;

  private PracticePlatform(HttpListener listener, URI baseUrl, Wiring wiring) {
    this.listener = listener;
    this.baseUrl = baseUrl;
    this.hooks = new PracticeHooks(wiring);
    listener.serve(wiring.handler());
  }

  /**
   * Starts the platform; it answers when this returns.
   *
   * @throws java.net.BindException when the port is taken
   */
  public static PracticePlatform start(PracticeOptions options) throws IOException {
    prepare(options.directory());
    var listener = new HttpListener(options.address(), options.port());
    try {
      URI baseUrl = baseUrl(options, listener.port());
      var wiring = new Wiring(baseUrl.toString(), options.directory(), options.clock());
      return new PracticePlatform(listener, baseUrl, wiring);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  /** Also the issuer: no slash at the end. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** What tests may do beside HTTP. */
  public PracticeHooks hooks() {
    return hooks;
  }

  @Override
  public void close() {
    hooks.faults().clear();
    listener.close();
  }

  private static void prepare(Path directory) throws IOException {
    if (directory != null) {
      Files.createDirectories(directory);
    }
  }

  private static URI baseUrl(PracticeOptions options, int port) {
    if (options.publicUrl() == null) {
      return URI.create("http://127.0.0.1:" + port);
    }
    return URI.create(options.publicUrl().toString().replaceAll("/+$", ""));
  }
}
