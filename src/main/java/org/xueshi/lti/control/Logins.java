package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.Login;
import org.xueshi.lti.entity.Problem;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.PublicUrls;

/**
 * The first step of a launch (Security Framework 5.1.1): a platform says somebody is coming; we
 * send the browser back to it with a state and a nonce that are ours, random, bound to this
 * browser, and good for ten minutes, once.
 */
@ApplicationScoped
public class Logins {

  /** The one address launches come to; platforms compare it exactly. */
  public static final String LAUNCH_PATH = "/lti/launch";

  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final int PARAMETER_MAX = 4096;

  /**
   * What a platform sends to begin; each may be null.
   *
   * @param browser value of the browser-binding cookie, if the browser has one
   */
  public record Initiation(
      String issuer,
      String loginHint,
      String targetLinkUri,
      String clientId,
      String deploymentId,
      String messageHint,
      String browser) {}

  /** What becomes of it: on to the platform, or a refusal. */
  public sealed interface Begun permits Redirected, Refused {}

  /**
   * @param address where the browser goes now
   * @param browser value for the browser-binding cookie
   */
  public record Redirected(URI address, String browser) implements Begun {}

  private Registrations registrations;
  private LoginStore logins;
  private LaunchRecorder recorder;
  private Districts districts;
  private PublicUrls urls;

  protected Logins() {}

  @Inject
  public Logins(
      Registrations registrations,
      LoginStore logins,
      LaunchRecorder recorder,
      Districts districts,
      PublicUrls urls) {
    this.registrations = registrations;
    this.logins = logins;
    this.recorder = recorder;
    this.districts = districts;
    this.urls = urls;
  }

  /** Begins a login. */
  public Begun begin(Initiation asked) {
    var tenant = districts.current();
    if (!isComplete(asked)) {
      return refused(tenant, null, Problem.LOGIN_INCOMPLETE, "");
    }
    var ofIssuer = registrations.byIssuer(tenant, asked.issuer());
    if (ofIssuer.isEmpty()) {
      return refused(tenant, null, Problem.ISSUER_UNKNOWN, asked.issuer());
    }
    var named = ofIssuer.stream().filter(platform -> isNamed(platform, asked)).toList();
    if (named.size() != 1) {
      return refused(tenant, null, Problem.CLIENT_UNKNOWN, String.valueOf(asked.clientId()));
    }
    return begin(named.get(0), asked);
  }

  private Begun begin(Registration platform, Initiation asked) {
    if (!platform.active()) {
      var pending = platform.status() == RegistrationStatus.PENDING;
      return refused(
          platform.tenant(),
          platform,
          pending ? Problem.PLATFORM_PENDING : Problem.PLATFORM_DISABLED,
          "");
    }
    var deployment = asked.deploymentId();
    if (deployment != null && !platform.deploymentIds().contains(deployment)) {
      return refused(platform.tenant(), platform, Problem.DEPLOYMENT_UNKNOWN, deployment);
    }
    if (!isOurs(asked.targetLinkUri())) {
      return refused(platform.tenant(), platform, Problem.TARGET_FOREIGN, asked.targetLinkUri());
    }
    return redirect(platform, asked);
  }

  private Redirected redirect(Registration platform, Initiation asked) {
    var browser = isSecret(asked.browser()) ? asked.browser() : Digests.newSecret();
    var state = State.of(platform.id());
    var nonce = Digests.newSecret();
    logins.add(
        platform.tenant(),
        state,
        new Login(platform.id(), nonce, asked.deploymentId(), Digests.sha256(browser)),
        LASTS);
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("scope", "openid");
    parameters.put("response_type", "id_token");
    parameters.put("response_mode", "form_post");
    parameters.put("prompt", "none");
    parameters.put("client_id", platform.clientId());
    parameters.put("redirect_uri", urls.absolute(LAUNCH_PATH));
    parameters.put("login_hint", asked.loginHint());
    parameters.put("state", state);
    parameters.put("nonce", nonce);
    if (asked.messageHint() != null) {
      parameters.put("lti_message_hint", asked.messageHint());
    }
    return new Redirected(
        withQuery(platform.description().authorizationEndpoint(), parameters), browser);
  }

  private static boolean isComplete(Initiation asked) {
    return Stream.of(asked.issuer(), asked.loginHint(), asked.targetLinkUri())
            .allMatch(text -> text != null && !text.isBlank())
        && Stream.of(
                asked.issuer(),
                asked.loginHint(),
                asked.targetLinkUri(),
                asked.clientId(),
                asked.deploymentId(),
                asked.messageHint())
            .allMatch(text -> text == null || text.length() <= PARAMETER_MAX);
  }

  private static boolean isNamed(Registration platform, Initiation asked) {
    return asked.clientId() == null
        ? asked.deploymentId() == null || platform.deploymentIds().contains(asked.deploymentId())
        : platform.clientId().equals(asked.clientId());
  }

  private boolean isOurs(String target) {
    return Claims.httpUrl(target)
        .filter(
            url -> Registration.origin(url).equals(Registration.origin(URI.create(urls.origin()))))
        .isPresent();
  }

  static boolean isSecret(String cookie) {
    return cookie != null && cookie.matches("[A-Za-z0-9_-]{43}");
  }

  private Refused refused(UUID tenant, Registration platform, Problem problem, String detail) {
    return recorder.refuse(tenant, platform, problem, detail, LaunchFacts.none());
  }

  /** Adds parameters to an address that may have some. */
  public static URI withQuery(URI address, Map<String, String> parameters) {
    var query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
