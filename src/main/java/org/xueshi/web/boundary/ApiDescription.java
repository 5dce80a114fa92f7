package org.xueshi.web.boundary;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The API's description: shapes and parameters come from the code, words and examples from {@code
 * openapi/operations.json}, the answers that every call can give from here. What is not under
 * {@code /api/v1} is not described.
 */
public class ApiDescription implements OASFilter {

  private static final String PREFIX = "/api/v1";
  private static final String SOURCE = "/openapi/operations.json";
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";
  private static final Map<Pattern, String> SCALARS =
      Map.of(
          Pattern.compile("id|run|evidence|target|[a-z][A-Za-z]*Id"), "uuid",
          Pattern.compile("asKnownOn|[a-z][A-Za-z]*At"), "date-time",
          Pattern.compile("from|to|asOf|[a-z][A-Za-z]*(On|From|To|Until)(?<!asKnownOn)"), "date");
  private static final List<String> REFUSALS = List.of("401", "403", "404", "409", "422", "429");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var words = words();
    for (var path : new ArrayList<>(api.getPaths().getPathItems().keySet())) {
      if (!path.startsWith(PREFIX)) {
        api.getPaths().removePathItem(path);
        continue;
      }
      api.getPaths()
          .getPathItem(path)
          .getOperations()
          .forEach(
              (method, operation) -> {
                var key = method + " " + path;
                describe(operation, words.containsKey(key) ? words.getJsonObject(key) : none());
              });
    }
    secure(api);
    scalars(api);
    api.getComponents().addSchema("Problem", problem());
    // Answers whose status differs, so that the code declares no type for them.
    words
        .getJsonObject("#schemas")
        .forEach((name, shape) -> api.getComponents().addSchema(name, shape(shape.asJsonObject())));
  }

  private static Schema shape(JsonObject json) {
    var schema = OASFactory.createSchema();
    if (json.containsKey("$ref")) {
      return schema.ref(json.getString("$ref"));
    }
    schema.type(Schema.SchemaType.valueOf(json.getString("type").toUpperCase(Locale.ROOT)));
    if (json.containsKey("items")) {
      schema.items(shape(json.getJsonObject("items")));
    }
    if (json.containsKey("properties")) {
      json.getJsonObject("properties")
          .forEach((name, one) -> schema.addProperty(name, shape(one.asJsonObject())));
    }
    return schema;
  }

  private static void secure(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents()
        .addSecurityScheme(
            "token",
            OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
    api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("token")));
  }

  /** Identifiers, days and instants are texts; the server's scanner takes them for objects. */
  private static void scalars(OpenAPI api) {
    var schemas = api.getComponents().getSchemas();
    if (schemas == null) {
      return;
    }
    for (var schema : schemas.values()) {
      if (schema.getProperties() != null) {
        schema.getProperties().forEach(ApiDescription::scalar);
      }
    }
  }

  private static void scalar(String name, Schema schema) {
    var known = schema.getProperties() != null && !schema.getProperties().isEmpty();
    if (schema.getType() != Schema.SchemaType.OBJECT || known) {
      return;
    }
    var format =
        SCALARS.entrySet().stream()
            .filter(one -> one.getKey().matcher(name).matches())
            .map(Map.Entry::getValue)
            .findFirst();
    format.ifPresent(one -> schema.type(Schema.SchemaType.STRING).format(one));
  }

  private static void describe(Operation operation, JsonObject words) {
    operation.setSummary(words.getString("summary", operation.getSummary()));
    if (words.containsKey("description")) {
      operation.setDescription(words.getString("description"));
    }
    if (words.containsKey("tag")) {
      operation.setTags(List.of(words.getString("tag")));
    }
    if (operation.getRequestBody() != null && words.containsKey("request")) {
      example(operation.getRequestBody().getContent(), words.get("request"));
    }
    answers(operation, words);
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    for (var status : REFUSALS) {
      if (operation.getResponses().getAPIResponse(status) == null) {
        operation.getResponses().addAPIResponse(status, refusal(status));
      }
    }
  }

  /** The good answer: its status and example; its shape as the code says, if it says one. */
  private static void answers(Operation operation, JsonObject words) {
    if (!words.containsKey("response") || operation.getResponses() == null) {
      return;
    }
    var status = words.getString("status", "200");
    var responses = operation.getResponses();
    var scanned = responses.getAPIResponses().values().stream().findFirst().orElse(null);
    for (var old : new ArrayList<>(responses.getAPIResponses().keySet())) {
      responses.removeAPIResponse(old);
    }
    var response = OASFactory.createAPIResponse().description(words.getString("answer", "OK"));
    var type = words.getString("type", JSON);
    var media = OASFactory.createMediaType();
    media.setSchema(shape(scanned, words));
    if (JSON.equals(type)) {
      media.setExample(plain(words.get("response")));
    }
    response.setContent(OASFactory.createContent().addMediaType(type, media));
    responses.addAPIResponse(status, response);
  }

  private static Schema shape(APIResponse scanned, JsonObject words) {
    if (words.containsKey("schema")) {
      return OASFactory.createSchema().ref(words.getString("schema"));
    }
    var content = scanned == null ? null : scanned.getContent();
    var media =
        content == null || content.getMediaTypes() == null
            ? null
            : content.getMediaTypes().values().stream().findFirst().orElse(null);
    return media == null || media.getSchema() == null
        ? OASFactory.createSchema().type(Schema.SchemaType.STRING)
        : media.getSchema();
  }

  private static void example(Content content, JsonValue value) {
    if (content != null && content.getMediaTypes() != null) {
      content.getMediaTypes().values().forEach(media -> media.setExample(plain(value)));
    }
  }

  private static APIResponse refusal(String status) {
    var media =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
    return OASFactory.createAPIResponse()
        .description(status)
        .content(OASFactory.createContent().addMediaType(PROBLEM, media));
  }

  /** RFC 9457, with the stable name of the refusal in {@code code}. */
  private static Schema problem() {
    return OASFactory.createSchema()
        .type(Schema.SchemaType.OBJECT)
        .properties(
            Map.of(
                "type", text(),
                "title", text(),
                "status", OASFactory.createSchema().type(Schema.SchemaType.INTEGER),
                "detail", text(),
                "code", text(),
                "item", OASFactory.createSchema().type(Schema.SchemaType.INTEGER),
                "reference", text()))
        .required(List.of("type", "title", "status", "detail", "code"));
  }

  private static Schema text() {
    return OASFactory.createSchema().type(Schema.SchemaType.STRING);
  }

  /** As the description's own writer takes it: maps, lists, texts, numbers. */
  private static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> {
        var map = new LinkedHashMap<String, Object>();
        value.asJsonObject().forEach((name, one) -> map.put(name, plain(one)));
        yield map;
      }
      case ARRAY -> value.asJsonArray().stream().map(ApiDescription::plain).toList();
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> ((JsonNumber) value).bigDecimalValue();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private static JsonObject none() {
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private static JsonObject words() {
    try (Reader in =
            new InputStreamReader(
                ApiDescription.class.getResourceAsStream(SOURCE), StandardCharsets.UTF_8);
        var reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
