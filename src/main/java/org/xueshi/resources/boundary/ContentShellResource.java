package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.control.Districts;
import org.xueshi.resources.control.ContentFiles;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.resources.entity.VersionRow;
import org.xueshi.web.control.PublicUrls;

/**
 * The shell around packages that need a run-time, on the content origin: a page of ours with the
 * run-time's script and a frame for the package. It has nothing of the tool's: no cookie, no
 * address, only the origin it may speak to.
 */
@Path("/content/{token}/.xueshi/{name}")
@RequestScoped
public class ContentShellResource {

  private static final String KEEP = "private, max-age=86400";
  private static final Map<String, String> TYPES =
      Map.of(
          "shell.js", "text/javascript; charset=utf-8",
          "scorm12.js", "text/javascript; charset=utf-8",
          "scorm2004.js", "text/javascript; charset=utf-8",
          "h5p.js", "text/javascript; charset=utf-8",
          "h5p-frame.js", "text/javascript; charset=utf-8",
          "h5p.css", "text/css; charset=utf-8");

  @Inject private Districts districts;
  @Inject private ContentFiles files;
  @Inject private ContentPolicy policy;
  @Inject private PublicUrls urls;

  @GET
  @Operation(hidden = true)
  public Response get(@PathParam("token") String token, @PathParam("name") String name)
      throws IOException {
    var version = files.version(districts.current(), token);
    if (version.isEmpty() || !version.get().runtime().shell()) {
      return ContentHostFilter.nothing();
    }
    if (name.equals(ContentTokens.SHELL)) {
      return page(token, version.get());
    }
    return TYPES.containsKey(name) ? script(name) : ContentHostFilter.nothing();
  }

  private Response script(String name) throws IOException {
    try (var in = ContentShellResource.class.getResourceAsStream("/player/" + name)) {
      return Response.ok(in.readAllBytes())
          .header(HttpHeaders.CONTENT_TYPE, TYPES.get(name))
          .header(HttpHeaders.CACHE_CONTROL, KEEP)
          .build();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Runtime, token and start path are ours or were checked; none can hold a quotation mark. */
  private Response page(String token, VersionRow version) {
    var runtime = version.runtime();
    var own = "/content/" + token + "/";
    var start =
        runtime == PackageRuntime.H5P
            ? own.substring(0, own.length() - 1)
            : own + ContentTokens.encoded(version.startPath());
    var library =
        switch (runtime) {
          case SCORM12 -> "scorm12.js";
          case SCORM2004 -> "scorm2004.js";
          default -> "h5p.js";
        };
    var stage =
        runtime == PackageRuntime.H5P
            ? "<div></div>"
            : "<iframe title=\"" + escaped(version.title()) + "\"></iframe>";
    var html =
        """
        <!DOCTYPE html>
        <html data-runtime="%s" data-tool="%s" data-start="%s" data-shell="%s.xueshi/">
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <style>html,body{margin:0;height:100%%}iframe{border:0;width:100%%;height:100%%;display:block}</style>
        %s<script src="%s"></script><script src="shell.js"></script>
        """
            .formatted(runtime, urls.origin(), start, own, stage, library);
    return Response.ok(html)
        .header(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("Content-Security-Policy", policy.ofShell())
        .build();
  }
}
