package org.xueshi.resources.boundary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
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

/** Somebody who has come in from a course: a person and an open session. */
record ALaunch(RunningTool tool, UUID tenant, UUID person, UUID id, String secret) {

  static ALaunch as(CourseRole role, Language language) {
    var tool = RunningTool.get();
    var database = tool.database();
    var tenant =
        database.withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
    var person = Ids.next();
    database.useHandle(
        handle ->
            handle.execute(
                """
                insert into person (tenant_id, id, family_name, given_name, version)
                values (?, ?, '王', '秀英', 1)
                """,
                tenant,
                person));
    var opened =
        new Sessions(database, Clock.systemUTC())
            .open(
                new NewSession(
                    tenant,
                    Viewer.Kind.LAUNCH,
                    person,
                    null,
                    "王秀英",
                    language,
                    role,
                    "course",
                    NewSession.LAUNCH_LASTS));
    return new ALaunch(tool, tenant, person, opened.id(), opened.secret());
  }

  String path(String below) {
    return "/c/" + id + below;
  }

  String url(String below) {
    return tool.url(path(below));
  }

  String csrf() {
    return Csrf.token(secret);
  }

  /** Gives the browser this launch's cookie. */
  BrowserContext into(BrowserContext visitor) {
    visitor.addCookies(
        List.of(
            new Cookie("xs", secret)
                .setDomain("localhost")
                .setPath(path(""))
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.NONE)));
    return visitor;
  }

  /** Request line and headers of a raw upload. */
  String uploadHead(String query, long length) {
    return "POST "
        + path("/resources/uploads?" + query)
        + " HTTP/1.1\nHost: localhost:"
        + tool.url().getPort()
        + "\nCookie: xs="
        + secret
        + "\nX-Csrf-Token: "
        + csrf()
        + "\nContent-Type: application/octet-stream\nContent-Length: "
        + length;
  }
}
