package org.xueshi.resources.boundary;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP as bytes on a socket: any Host, any length, and hanging up in the middle. */
final class RawHttp {

  /** An answer; header names in lower case. */
  record Answer(int status, Map<String, String> headers, byte[] body) {

    String header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).orElse("");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /**
   * One request of its own connection.
   *
   * @param head request line and headers, lines ended by {@code \n}, without the empty line
   */
  Answer send(String head, byte[] body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      write(socket, head + "\nConnection: close", body);
      return answer(socket.getInputStream(), head.startsWith("HEAD "));
    }
  }

  /** Sends a request with less body than it promised and hangs up. */
  void hangUp(String head, byte[] body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, head, body);
    }
  }

  private static void write(Socket socket, String head, byte[] body) throws IOException {
    var out = socket.getOutputStream();
    out.write((head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  private static Answer answer(InputStream in, boolean headOnly) throws IOException {
    var status = line(in).split(" ");
    var headers = new TreeMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (first, second) -> first + "\n" + second);
    }
    var length = headers.get("content-length");
    var body =
        length == null || headOnly ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    return new Answer(Integer.parseInt(status[1]), headers, body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var letter = in.read(); letter != '\n'; letter = in.read()) {
      if (letter < 0) {
        throw new EOFException(line.toString(StandardCharsets.UTF_8));
      }
      line.write(letter);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
