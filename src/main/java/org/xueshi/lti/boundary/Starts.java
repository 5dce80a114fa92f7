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

/** Sends an opened launch to its first page, with the session's cookie. */
@ApplicationScoped
class Starts {

  private static final String ASK = "/start";

  @Inject private Instance<Landing> landing;
  @Inject private PublicUrls urls;

  Response of(Opened opened) {
    var session = opened.session();
    var path =
        landing.stream().flatMap(one -> one.path(opened.launch()).stream()).findFirst().orElse(ASK);
    return Response.seeOther(URI.create(urls.absolute("/c/" + session.id() + path)))
        .header(HttpHeaders.SET_COOKIE, Cookies.launch(session))
        .build();
  }
}
