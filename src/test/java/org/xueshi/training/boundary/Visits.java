package org.xueshi.training.boundary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.test.RunningTool;
import org.xueshi.web.control.Csrf;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/** People in courses of the running tool, as if they had launched: the session is real. */
public final class Visits {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final RunningTool tool = RunningTool.get();
  private final UUID tenant;

  public Visits() {
    tenant =
        tool.database()
            .withHandle(
                handle ->
                    handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
  }

  /** The district. */
  public UUID tenant() {
    return tenant;
  }

  /** A person on the roster. */
  public UUID person(String family, String given) {
    var id = Ids.next();
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into person (tenant_id, id, staff_number, family_name, given_name, version)
                    values (?, ?, ?, ?, ?, 1)
                    """,
                    tenant,
                    id,
                    "V" + id.toString().substring(24),
                    family,
                    given));
    return id;
  }

  /** The key of a new course on a platform that is switched off, listed after all others. */
  public String course() {
    return course("DISABLED");
  }

  /** The same, with a platform that is ACTIVE, PENDING or DISABLED. */
  String course(String status) {
    var registration = Ids.next();
    tool.database()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into lti_registration (tenant_id, id, name, issuer, client_id,
                      authorization_endpoint, token_endpoint, token_audience, jwks_uri, status,
                      created_at, changed_at, changed_by_kind, changed_by_id)
                    values (?, ?, '—', 'https://moodle.invalid', ?, 'https://moodle.invalid/a',
                      'https://moodle.invalid/t', '', 'https://moodle.invalid/k', ?,
                      '2999-01-01', now(), 'SYSTEM', 'test')
                    """,
                    tenant,
                    registration,
                    registration.toString(),
                    status));
    return registration + "/2";
  }

  /** A PDF in the library; only its row: nobody plays it to the end here. */
  UUID resource(String title) {
    return resource(title, "PDF", "application/pdf");
  }

  UUID resource(String title, String kind, String mediaType) {
    var resource = Ids.next();
    var version = Ids.next();
    tool.database()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  insert into resource (tenant_id, id, title, latest_number, created_at, owner_kind,
                    owner_id, version) values (?, ?, ?, 1, now(), 'SYSTEM', 'test', 1)
                  """,
                  tenant,
                  resource,
                  title);
              handle.execute(
                  """
                  insert into resource_version (tenant_id, id, resource_id, number, kind, file_name,
                    media_type, sha256, size_bytes, start_path, file_count, uploaded_at, actor_kind,
                    actor_id)
                  values (?, ?, ?, 1, ?, 'a', ?, ?, 1, 'a', 1, now(), 'SYSTEM', 'test')
                  """,
                  tenant,
                  version,
                  resource,
                  kind,
                  mediaType,
                  "0".repeat(64));
            });
    return version;
  }

  public Visit visit(UUID person, CourseRole role, String courseKey) {
    return visit(person, role, courseKey, Language.ZH_CN);
  }

  public Visit visit(UUID person, CourseRole role, String courseKey, Language language) {
    var opened =
        new Sessions(tool.database(), Clock.systemUTC())
            .open(
                new NewSession(
                    tenant,
                    Viewer.Kind.LAUNCH,
                    person,
                    null,
                    "某人",
                    language,
                    role,
                    courseKey,
                    NewSession.LAUNCH_LASTS));
    return new Visit(opened);
  }

  /** One session of a person in a course. */
  public final class Visit {
    private final Sessions.Opened opened;

    private Visit(Sessions.Opened opened) {
      this.opened = opened;
    }

    public String url(String path) {
      return tool.url("/c/" + opened.id() + path);
    }

    /** Puts the session's cookie into that browser. */
    public Visit in(BrowserContext browser) {
      browser.addCookies(
          List.of(new Cookie("xs", opened.secret()).setUrl(tool.url("/c/" + opened.id()))));
      return this;
    }

    HttpResponse<String> get(String path) {
      return send(request(path).GET().build());
    }

    /** As if the launch had said this; JSON of the impersonal claims. */
    Visit said(UUID person, String courseKey, String message) {
      tool.database()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      insert into lti_launch_message (tenant_id, session_id, launch_id,
                        registration_id, person_id, message, expires_at)
                      values (?, ?, ?, ?, ?, ?::jsonb, now() + interval '1 hour')
                      """,
                      tenant,
                      opened.id(),
                      Ids.next(),
                      UUID.fromString(courseKey.substring(0, 36)),
                      person,
                      message));
      return this;
    }

    /** A form, with the right token. */
    HttpResponse<String> post(String path, String form) {
      return send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Csrf-Token", Csrf.token(opened.secret()))
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build());
    }

    /** The bare bytes of a file. */
    HttpResponse<String> postBytes(String path, byte[] bytes) {
      return send(
          request(path)
              .header("Content-Type", "application/octet-stream")
              .header("X-Csrf-Token", Csrf.token(opened.secret()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
              .build());
    }

    HttpResponse<String> postJson(String path, String json) {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .header("X-Csrf-Token", Csrf.token(opened.secret()))
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build());
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(url(path)))
          .header("Cookie", "xs=" + opened.secret());
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
