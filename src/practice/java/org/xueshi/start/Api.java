package org.xueshi.start;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The tool's API as a machine uses it: JSON with a bearer token. */
public final class Api {

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final String token;

  public Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public JsonObject put(String path, JsonStructure body) {
    return send("PUT", path, body).asJsonObject();
  }

  public JsonObject post(String path, JsonStructure body) {
    return send("POST", path, body).asJsonObject();
  }

  public JsonStructure get(String path) {
    return send("GET", path, null);
  }

  /** Sends the bare bytes of a file. */
  public JsonObject upload(String path, byte[] file) {
    var publisher = HttpRequest.BodyPublishers.ofByteArray(file);
    return send("POST", path, "application/octet-stream", publisher).asJsonObject();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonStructure send(String method, String path, JsonStructure body) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    return send(method, path, "application/json", publisher);
  }

  private JsonStructure send(
      String method, String path, String type, HttpRequest.BodyPublisher publisher) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, publisher)
            .build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      var text = answer.body().isBlank() ? "{}" : answer.body();
      return Json.createReader(new StringReader(text)).read();
    } catch (IOException failed) {
      throw new IllegalStateException(method + " " + path, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
