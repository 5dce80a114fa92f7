package org.xueshi.web.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.control.Accounts;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Permissions;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.Viewer;

/**
 * Finds out who asks: by the launch in the path and its cookie (or, where cookies stay away, the
 * secret in the path), the console's cookie, or a bearer token. Before matching, so that the answer
 * for an address that does not exist also knows the reader's language and way back.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class ViewerFilter implements ContainerRequestFilter {

  @Inject private CurrentViewer current;
  @Inject private Sessions sessions;
  @Inject private Accounts accounts;
  @Inject private Permissions permissions;
  @Inject private Districts districts;

  @Override
  public void filter(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    var anonymous = Viewer.anonymous(districts.current(), Languages.of(request));
    current.is(anonymous, null, null);
    if (path.startsWith("c/")) {
      launched(request, path);
    } else if (path.equals("console") || path.startsWith("console/")) {
      console(request);
    } else if (path.startsWith("api/")) {
      bearer(request, anonymous);
    }
    Languages.asked(request).ifPresent(this::speak);
  }

  private void launched(ContainerRequestContext request, String path) {
    var end = path.indexOf('/', 2);
    var name = end < 0 ? path.substring(2) : path.substring(2, end);
    var dot = name.indexOf('.');
    if (dot < 0) {
      cookie(request, Cookies.LAUNCH).ifPresent(secret -> launched(name, secret));
      return;
    }
    var id = name.substring(0, dot);
    request.setRequestUri(PathSecrets.without(request.getUriInfo().getRequestUri()));
    if (PathSecrets.isFollowedFromOurs(request) && launched(id, name.substring(dot + 1))) {
      current.cameByPath();
    }
  }

  private boolean launched(String name, String secret) {
    var viewer = Ids.parse(name).flatMap(id -> session(id, secret, Viewer.Kind.LAUNCH));
    // What a launch may do follows from its role; it holds no permission.
    viewer.ifPresent(found -> current.is(found, null, secret));
    return viewer.isPresent();
  }

  /** The console's cookie holds id and secret, since its path names no session. */
  private void console(ContainerRequestContext request) {
    var value = cookie(request, Cookies.CONSOLE).orElse("");
    var dot = value.indexOf('.');
    if (dot < 0) {
      return;
    }
    var secret = value.substring(dot + 1);
    Ids.parse(value.substring(0, dot))
        .flatMap(id -> session(id, secret, Viewer.Kind.CONSOLE))
        .ifPresent(viewer -> signedIn(viewer, secret));
  }

  private void signedIn(Viewer viewer, String secret) {
    accounts
        .byId(viewer.tenant(), viewer.accountId())
        .ifPresent(
            account -> {
              var granted =
                  account.mustChangePassword() ? Set.<String>of() : account.role().permissions();
              current.is(viewer, permissions.subject(account.id().toString(), granted), secret);
            });
  }

  private void bearer(ContainerRequestContext request, Viewer anonymous) {
    var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return;
    }
    accounts
        .byToken(anonymous.tenant(), header.substring(7).strip())
        .ifPresent(
            token ->
                current.is(
                    new Viewer(
                        anonymous.tenant(),
                        Viewer.Kind.API,
                        null,
                        null,
                        token.id(),
                        token.name(),
                        anonymous.language(),
                        null,
                        null),
                    permissions.subject(token.id().toString(), token.permissions()),
                    null));
  }

  private Optional<Viewer> session(UUID id, String secret, Viewer.Kind kind) {
    return sessions.viewer(districts.current(), id, secret).filter(viewer -> viewer.kind() == kind);
  }

  private void speak(Language language) {
    var viewer = current.viewer();
    if (viewer.sessionId() != null && viewer.language() != language) {
      sessions.speak(viewer.tenant(), viewer.sessionId(), language);
    }
    current.speak(language);
  }

  private static Optional<String> cookie(ContainerRequestContext request, String name) {
    return Optional.ofNullable(request.getCookies().get(name)).map(found -> found.getValue());
  }
}
