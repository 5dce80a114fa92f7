package org.xueshi.practice.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer; each {@code with…} returns a changed copy. */
public record Response(int code, String reason, Map<String, String> headers, byte[] body) {

  public static Response html(String page) {
    return of("text/html; charset=utf-8", page);
  }

  public static Response text(String text) {
    return of("text/plain; charset=utf-8", text);
  }

  public static Response of(String contentType, String body) {
    return of(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Response of(String contentType, byte[] body) {
    return new Response(200, "OK", Map.of("Content-Type", contentType), body);
  }

  /** Sends the browser on with GET. */
  public static Response seeOther(String location) {
    URI.create(location);
    return new Response(303, "See Other", Map.of("Location", location), new byte[0]);
  }

  /** The reason phrase is sent in UTF-8; line breaks, which would end the head, become spaces. */
  public Response status(int newCode, String newReason) {
    return new Response(newCode, newReason.replaceAll("[\r\n]+", " "), headers, body);
  }

  public Response with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(code, reason, more, body);
  }

  void writeTo(OutputStream out, boolean headOnly, boolean keepAlive) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + code + " " + reason + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (code != 204) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    head.append("Connection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    if (!headOnly && code != 204) {
      out.write(body);
    }
  }
}
