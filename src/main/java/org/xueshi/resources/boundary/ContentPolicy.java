package org.xueshi.resources.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.resources.control.ServedFile;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.web.control.FrameAncestors;
import org.xueshi.web.control.PublicUrls;

/**
 * What an uploaded file may do in a browser. Everything runs in a sandbox of its own origin, loads
 * only what its package brings along, and what the player opens is framed by us and by registered
 * platforms only. Pages further in a package are framed by pages of that package, whose sandboxed
 * origin no {@code frame-ancestors} can name; they come without.
 *
 * <p>A PDF gets no {@code sandbox}: browsers long refused to show one inside it. It needs none,
 * since it is sent as {@code application/pdf} with {@code nosniff}, and its viewer runs no page
 * script.
 */
@ApplicationScoped
public class ContentPolicy {

  private static final Set<String> DOCUMENTS =
      Set.of("text/html", "application/xhtml+xml", "image/svg+xml", "text/xml");

  @Inject private PublicUrls urls;
  @Inject private Instance<FrameAncestors> platforms;

  /** The header {@code Content-Security-Policy} for a file of this type. */
  String of(ServedFile served) {
    var mediaType = served.file().mediaType();
    var own = urls.contentOrigin();
    if (DOCUMENTS.contains(mediaType)) {
      return page(served.runtime()) + ancestors(served);
    }
    var still =
        "default-src 'none'; style-src 'unsafe-inline'; img-src " + own + "; media-src " + own;
    var sandbox = mediaType.equals("application/pdf") ? "" : "; sandbox";
    return still + sandbox + ancestors(served);
  }

  /**
   * For the shell around packages that need a run-time. It and its package must reach each other,
   * as SCORM finds its API in the frames above: they keep the content origin, which has no cookie
   * and nothing but files under unguessable addresses.
   */
  String ofShell() {
    return page(PackageRuntime.SCORM12) + ancestors();
  }

  private String page(PackageRuntime runtime) {
    var own = urls.contentOrigin();
    return String.join(
        "; ",
        "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads"
            + (runtime.shell() ? " allow-same-origin" : ""),
        "default-src " + own + " 'unsafe-inline' 'unsafe-eval' data: blob:",
        "form-action " + own,
        "base-uri " + own);
  }

  private String ancestors(ServedFile served) {
    if (!served.start()) {
      return "";
    }
    return served.runtime().shell() ? ancestors() + " " + urls.contentOrigin() : ancestors();
  }

  private String ancestors() {
    return Stream.concat(
            Stream.of("; frame-ancestors", urls.origin()),
            platforms.stream().flatMap(source -> source.origins().stream()).sorted())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
