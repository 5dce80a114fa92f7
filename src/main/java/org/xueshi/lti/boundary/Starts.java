package org.xueshi.lti.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.control.Landing;
import org.xueshi.web.boundary.Cookies;
import org.xueshi.web.control.PublicUrls;

/** Sends an opened launch to its first page. */
@ApplicationScoped
class Starts {

  private static final String ASK = "/start";

  @Inject private Instance<Landing> landing;
  @Inject private PublicUrls urls;

  /** With the session's cookie. */
  Response of(Opened opened) {
    return Response.seeOther(page(opened, ""))
        .header(HttpHeaders.SET_COOKIE, Cookies.launch(opened.session()))
        .build();
  }

  /** In a frame without cookies: with the session's secret in the path. */
  Response inPath(Opened opened) {
    return Response.seeOther(page(opened, "." + opened.session().secret())).build();
  }

  private URI page(Opened opened, String secret) {
    var path =
        landing.stream().flatMap(one -> one.path(opened.launch()).stream()).findFirst().orElse(ASK);
    return URI.create(urls.absolute("/c/" + opened.session().id() + secret + path));
  }
}
