package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Climbs;
import org.xueshi.lti.control.Climbs.Heard;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/**
 * What our page in the frame heard from the platform's storage. Only that page may say it: a form
 * elsewhere, filled by somebody with a login of their own, would sign its reader in as that
 * somebody. The browser names the page by {@code Origin}, since no cookie can.
 */
@Path("/lti/storage")
@RequestScoped
public class StoragePages {

  @Inject private Climbs climbs;
  @Inject private LaunchAnswers answers;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @Context private HttpHeaders headers;

  @HeaderParam("Origin")
  private String origin;

  /** Without it a session in the path could not be kept to our own pages. */
  @HeaderParam("Sec-Fetch-Site")
  private String site;

  @POST
  @Operation(hidden = true)
  public Response heard(
      @FormParam("code") String code,
      @FormParam("value") String value,
      @FormParam("problem") String problem) {
    if (!isOurs(origin)) {
      throw Refusal.forbidden("web.refusal.csrf");
    }
    var usable = site != null || LtiCookies.cameWith(headers);
    var heard =
        usable ? new Heard(code, value, word(problem)) : new Heard(code, null, "old_browser");
    return answers.of(
        climbs.hear(heard, current.viewer().language()), LtiCookies.cameWith(headers));
  }

  private boolean isOurs(String named) {
    return named != null
        && Claims.httpUrl(named).filter(url -> Registration.origin(url).equals(ours())).isPresent();
  }

  private String ours() {
    return Registration.origin(URI.create(urls.origin()));
  }

  private static String word(String problem) {
    return problem == null || problem.isEmpty() ? null : problem;
  }
}
