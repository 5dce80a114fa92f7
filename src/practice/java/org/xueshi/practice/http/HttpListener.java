package org.xueshi.practice.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts connections and serves each on a thread of its own until closed. */
public final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final long PATIENCE_MILLIS = 2_000;

  private final ServerSocket server = new ServerSocket();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong threads = new AtomicLong();
  private volatile Handler handler;
  private final Thread acceptor = daemon(this::acceptUntilClosed);
  private final ExecutorService pool = Executors.newCachedThreadPool(this::daemon);

  /**
   * Takes the port at once; connections are answered after {@link #serve}.
   *
   * @throws java.net.BindException when the port is taken
   */
  public HttpListener(InetAddress address, int port) throws IOException {
    try {
      server.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public void serve(Handler newHandler) {
    handler = newHandler;
    acceptor.start();
  }

  private void acceptUntilClosed() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        pool.execute(() -> answer(socket));
      } catch (IOException e) {
        // The socket was closed under us: the loop condition ends the thread.
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      new Connection(socket, handler).run();
    } catch (IOException e) {
      // The other side went away; there is nobody left to tell.
    } finally {
      open.remove(socket);
    }
  }

  private Thread daemon(Runnable task) {
    var thread = new Thread(task, "practice-http-" + threads.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** The port is free again when this returns: the system gives it back with the last accept. */
  @Override
  public void close() {
    quietly(server);
    try {
      acceptor.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(HttpListener::quietly);
    pool.shutdownNow();
  }

  private static void quietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Closing is all that was wanted.
    }
  }
}
