package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Registration;

/**
 * Moodle's web services (REST), for what no LTI service tells: native activities, totals,
 * completion. Errors arrive with HTTP 200 and are told apart here.
 */
@ApplicationScoped
public class WebServices {

  private static final String PATH = "/webservice/rest/server.php";

  /** About the token or what it may do, not about what was asked for. */
  private static final Set<String> NOT_TRUSTED =
      Set.of("invalidtoken", "accessexception", "webservicenotenabled", "enablewsdescription");

  private static final int AT_ONCE = 4;

  private SiteClient client;
  private PlatformClient threads;
  private Registrations registrations;

  protected WebServices() {}

  @Inject
  WebServices(SiteClient client, PlatformClient threads, Registrations registrations) {
    this.client = client;
    this.threads = threads;
    this.registrations = registrations;
  }

  /** Which platform, and the token its administrator made for us; never shown in a log. */
  public record Site(UUID tenant, UUID registration, String token) {

    @Override
    public String toString() {
      return "site " + registration;
    }
  }

  /** What a function answered. */
  public sealed interface Answer {

    record Value(JsonValue json) implements Answer {}

    /** The site's own error code, such as {@code nocriteriaset}. */
    record No(String code) implements Answer {}
  }

  /** A function and its parameters, as Moodle names them. */
  public record Request(String function, Map<String, String> parameters) {}

  /**
   * Calls several functions, {@value #AT_ONCE} at a time, and answers in their order.
   *
   * @throws PlatformFailure as {@link #call}, for the first that fails
   */
  public List<Answer> callAll(Site site, List<Request> requests) {
    var address = address(site);
    var answers = new ArrayList<Answer>();
    var flying = new ArrayDeque<CompletableFuture<Reply>>();
    for (var request : requests) {
      if (flying.size() == AT_ONCE) {
        answers.add(answer(joined(flying.remove())));
      }
      var form = form(site, request.function(), request.parameters());
      flying.add(threads.start(() -> post(address, form)));
    }
    while (!flying.isEmpty()) {
      answers.add(answer(joined(flying.remove())));
    }
    return answers;
  }

  private static Reply joined(CompletableFuture<Reply> flying) {
    try {
      return flying.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof PlatformFailure failure) {
        throw failure;
      }
      throw failed;
    }
  }

  /**
   * Calls a function.
   *
   * @param parameters as Moodle names them, e.g. {@code options[0][name]}
   * @throws PlatformFailure if there is no usable answer; REFUSED if the token is not taken
   */
  public Answer call(Site site, String function, Map<String, String> parameters) {
    return answer(post(address(site), form(site, function, parameters)));
  }

  private static Answer answer(Reply reply) {
    if (reply.status() == 401 || reply.status() == 403) {
      throw new PlatformFailure(Kind.REFUSED, "web services: " + reply.status());
    }
    if (!reply.successful()) {
      throw new PlatformFailure(Kind.UNUSABLE_ANSWER, "web services: " + reply.status());
    }
    var json = parse(reply);
    if (json instanceof JsonObject object && object.containsKey("exception")) {
      var code = object.getString("errorcode", "unknown");
      if (NOT_TRUSTED.contains(code)) {
        throw new PlatformFailure(Kind.REFUSED, "web services: " + code);
      }
      return new Answer.No(code);
    }
    return new Answer.Value(json);
  }

  private Reply post(URI address, String form) {
    try {
      return client.post(address, form);
    } catch (CircuitBreakerOpenException | BulkheadException open) {
      throw PlatformFailure.busy(SiteClient.BREAK, "left alone after failures");
    }
  }

  /** Only at the platform's own address: a token goes nowhere else. */
  private URI address(Site site) {
    var platform =
        registrations
            .byId(site.tenant(), site.registration())
            .filter(Registration::active)
            .orElseThrow(() -> new PlatformFailure(Kind.REFUSED, "platform not active"));
    return URI.create(platform.description().issuer().replaceAll("/+$", "") + PATH);
  }

  private static String form(Site site, String function, Map<String, String> parameters) {
    var fixed = "moodlewsrestformat=json&wsfunction=" + function + "&wstoken=" + code(site.token());
    return parameters.entrySet().stream()
        .map(each -> "&" + code(each.getKey()) + "=" + code(each.getValue()))
        .collect(Collectors.joining("", fixed, ""));
  }

  private static String code(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonValue parse(Reply reply) {
    try (var reader = Json.createReader(new ByteArrayInputStream(reply.bytes()))) {
      return reader.readValue();
    } catch (JsonException notJson) {
      throw new PlatformFailure(Kind.UNUSABLE_ANSWER, "web services: not JSON", notJson);
    }
  }
}
