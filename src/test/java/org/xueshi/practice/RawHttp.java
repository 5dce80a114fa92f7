package org.xueshi.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.json.Json;

/** An HTTP client that shows what others hide: the reason phrase, and headers in UTF-8. */
final class RawHttp {
  private final Map<String, String> cookies = new LinkedHashMap<>();

  record Answer(int status, String reason, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    Object json() {
      return Json.read(body).orElse(null);
    }
  }

  Answer get(String url) {
    return send("GET", url, Map.of(), "");
  }

  Answer post(String url, Map<String, String> form) {
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", url, headers, Parameters.encode(form));
  }

  Answer send(String method, String url, Map<String, String> headers, String body) {
    URI uri = URI.create(url);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request(method, uri, headers, body));
      byte[] all = socket.getInputStream().readAllBytes();
      return remembered(parse(new String(all, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url, e);
    }
  }

  private byte[] request(String method, URI uri, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: " + uri.getAuthority() + "\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    cookies.forEach((name, value) -> head.append("Cookie: " + name + "=" + value + "\r\n"));
    head.append("Content-Length: " + bytes.length + "\r\n\r\n").append(body);
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Answer parse(String all) {
    int end = all.indexOf("\r\n\r\n");
    String[] lines = all.substring(0, end).split("\r\n");
    String[] status = lines[0].split(" ", 3);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(": ", 2);
      headers.put(pair[0], pair[1]);
    }
    String reason = status.length == 3 ? status[2] : "";
    return new Answer(Integer.parseInt(status[1]), reason, headers, all.substring(end + 4));
  }

  private Answer remembered(Answer answer) {
    String cookie = answer.header("Set-Cookie");
    if (!cookie.isEmpty()) {
      String[] pair = cookie.split(";")[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }
}
