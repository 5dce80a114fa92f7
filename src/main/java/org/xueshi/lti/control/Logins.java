package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
import org.xueshi.lti.entity.StorageTarget;
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
   * @param storageTarget {@code lti_storage_target}, if the platform offers to keep data for us
   * @param browser value of the browser-binding cookie, if the browser has one
   */
  public record Initiation(
      String issuer,
      String loginHint,
      String targetLinkUri,
      String clientId,
      String deploymentId,
      String messageHint,
      String storageTarget,
      String browser) {}

  /** What becomes of it: on to the platform, or a refusal. */
  public sealed interface Begun permits Redirected, Refused {}

  /**
   * @param address where the browser goes now
   * @param cookie what the browser keeps
   * @param leave what it first leaves with the platform's page, if anything
   */
  public record Redirected(URI address, BrowserCookie cookie, Optional<ToLeave> leave)
      implements Begun {}

  /**
   * @param value for the browser-binding cookie
   * @param login short name of the login it is for
   * @param fresh whether the browser had none: two logins that begin at once then overwrite each
   *     other's, so each needs one of its own besides
   */
  public record BrowserCookie(String value, String login, boolean fresh) {}

  /** A secret for platform storage. */
  public record ToLeave(StorageTarget target, String secret) {}

  private Registrations registrations;
  private LoginStore logins;
  private LaunchRecorder recorder;
  private Ladders ladders;
  private Districts districts;
  private PublicUrls urls;

  protected Logins() {}

  @Inject
  public Logins(
      Registrations registrations,
      LoginStore logins,
      LaunchRecorder recorder,
      Ladders ladders,
      Districts districts,
      PublicUrls urls) {
    this.registrations = registrations;
    this.logins = logins;
    this.recorder = recorder;
    this.ladders = ladders;
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
    var fresh = !isSecret(asked.browser());
    var browser = fresh ? Digests.newSecret() : asked.browser();
    var state = State.of(platform.id());
    var nonce = Digests.newSecret();
    var leave = toLeave(platform, asked, state);
    logins.add(
        platform.tenant(),
        state,
        new Login(
            platform.id(),
            nonce,
            asked.deploymentId(),
            Digests.sha256(browser),
            leave.map(Logins::stored).orElse(null)),
        LASTS);
    var address = authentication(platform, asked, state, nonce);
    return new Redirected(address, new BrowserCookie(browser, State.nameOf(state), fresh), leave);
  }

  private Optional<ToLeave> toLeave(Registration platform, Initiation asked, String state) {
    var ladder = ladders.of(platform.tenant(), platform.id());
    return ladder.usesStorage(isSecret(asked.browser()))
        ? StorageTarget.of(
                asked.storageTarget(), platform.description().authorizationEndpoint(), state)
            .map(target -> new ToLeave(target, Digests.newSecret()))
        : Optional.empty();
  }

  private static Login.Stored stored(ToLeave leave) {
    return new Login.Stored(leave.target().frame(), Digests.sha256(leave.secret()));
  }

  private URI authentication(Registration platform, Initiation asked, String state, String nonce) {
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
    return withQuery(platform.description().authorizationEndpoint(), parameters);
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
                asked.messageHint(),
                asked.storageTarget())
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

  /** Short name of the login that a state as sent back belongs to; {@code state} may be null. */
  public static String nameOf(String state) {
    return State.nameOf(String.valueOf(state));
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
