package org.xueshi.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.xueshi.web.control.FrameAncestors;
import org.xueshi.web.control.PublicUrls;

/**
 * Headers of every answer: who may frame it, nothing inline, no sniffing, no referrer, no stray
 * caching.
 */
@ApplicationScoped
public class SecurityHeaders {

  private record Policy(Set<String> origins, String text) {}

  private List<FrameAncestors> ancestors;
  private PublicUrls urls;
  private volatile Policy latest = new Policy(Set.of(), null);

  protected SecurityHeaders() {}

  @Inject
  public SecurityHeaders(Instance<FrameAncestors> ancestors, PublicUrls urls) {
    this.ancestors = ancestors.stream().toList();
    this.urls = urls;
  }

  /** Hands over each header that an answer has unless it says otherwise itself. */
  void each(BiConsumer<String, String> unlessSaid) {
    unlessSaid.accept("Referrer-Policy", "no-referrer");
    unlessSaid.accept("Content-Security-Policy", policy());
    unlessSaid.accept("Cache-Control", "no-store");
    unlessSaid.accept("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
  }

  /** Written anew only when other platforms may frame us than before. */
  private String policy() {
    var origins = new TreeSet<String>();
    ancestors.forEach(source -> origins.addAll(source.origins()));
    var known = latest;
    if (known.text() == null || !known.origins().equals(origins)) {
      known = new Policy(origins, policy(String.join(" ", origins)));
      latest = known;
    }
    return known.text();
  }

  private String policy(String platforms) {
    var content = urls.contentOrigin();
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: " + content,
        "media-src 'self' " + content,
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-src 'self' " + content,
        "base-uri 'none'",
        "form-action 'self' " + platforms,
        "frame-ancestors 'self' " + platforms);
  }
}
