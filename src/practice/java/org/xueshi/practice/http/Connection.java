package org.xueshi.practice.http;

import static java.lang.System.Logger.Level.ERROR;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** One connection: request after request, until one side has had enough. */
final class Connection {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());
  private static final int IDLE_MILLIS = 60_000;

  private final Socket socket;
  private final Handler handler;

  Connection(Socket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
  }

  void run() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(IDLE_MILLIS);
    var reader = new RequestReader(new BufferedInputStream(socket.getInputStream()));
    OutputStream out = new BufferedOutputStream(socket.getOutputStream());
    boolean more = true;
    while (more) {
      Optional<Request> request = reader.next();
      more = request.isPresent() && serve(request.get(), out);
    }
  }

  private boolean serve(Request request, OutputStream out) throws IOException {
    boolean keep = !"close".equalsIgnoreCase(request.header("connection").orElse(""));
    answerTo(request).writeTo(out, request.isHead(), keep);
    out.flush();
    return keep;
  }

  private Response answerTo(Request request) throws IOException {
    try {
      return handler.handle(request);
    } catch (RuntimeException e) {
      LOG.log(ERROR, "Failed on " + request.method() + " " + request.target(), e);
      return Response.text("500 Internal Server Error").status(500, "Internal Server Error");
    }
  }
}
