package org.xueshi.practice.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes requests off a stream. Limits keep a stray client from filling the memory. */
final class RequestReader {
  private static final int LINE_BYTES_MAX = 128 * 1024;
  private static final int HEADERS_MAX = 200;
  private static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** The next request, or nothing when the client has closed or fallen silent. */
  Optional<Request> next() throws IOException {
    String start = startLine();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = start.split(" ");
    if (parts.length != 3) {
      throw new ProtocolException("Not an HTTP request: " + start);
    }
    Map<String, String> headers = headers();
    return Optional.of(new Request(parts[0], parts[1], headers, body(headers)));
  }

  private String startLine() throws IOException {
    try {
      return line();
    } catch (EOFException | SocketTimeoutException e) {
      return "";
    }
  }

  private Map<String, String> headers() throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == HEADERS_MAX) {
        throw new ProtocolException("Bad header: " + line);
      }
      headers.merge(line.substring(0, colon), line.substring(colon + 1).trim(), (a, b) -> b);
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return chunkedBody();
    }
    String length = headers.getOrDefault("Content-Length", "0");
    return exactly(checked(Integer.parseInt(length)));
  }

  private byte[] chunkedBody() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      checked(body.size() + size);
      body.write(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";")[0].trim(), 16);
  }

  private static int checked(int size) throws IOException {
    if (size < 0 || size > BODY_BYTES_MAX) {
      throw new ProtocolException("Body of " + size + " bytes refused");
    }
    return size;
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (line.size() == LINE_BYTES_MAX) {
        throw new ProtocolException("Line too long");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
