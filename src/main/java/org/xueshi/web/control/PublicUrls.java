package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world finds us; never taken from a request's headers. */
@ApplicationScoped
public class PublicUrls {

  private String publicUrl;
  private String contentUrl;

  protected PublicUrls() {}

  @Inject
  public PublicUrls(
      @ConfigProperty(name = "xueshi.public-url") String publicUrl,
      @ConfigProperty(name = "xueshi.content-url") String contentUrl) {
    this.publicUrl = withoutSlash(publicUrl);
    this.contentUrl = withoutSlash(contentUrl);
  }

  /** An absolute address of ours, e.g. {@code absolute("/lti/launch")}. */
  public String absolute(String path) {
    return publicUrl + path;
  }

  /** The origin of our own pages. */
  public String origin() {
    return publicUrl;
  }

  /** The other origin, where untrusted package files live; no session cookie ever goes there. */
  public String contentOrigin() {
    return contentUrl;
  }

  /** Host and port of the content origin as a browser sends it in {@code Host}. */
  public String contentAuthority() {
    return URI.create(contentUrl).getAuthority();
  }

  /**
   * Whether this {@code Host} is the content origin's: compared without case and without the port
   * that the scheme implies. No page of ours belongs there.
   */
  public boolean isContentHost(String host) {
    return host != null && plain(host).equals(plain(contentAuthority()));
  }

  private String plain(String authority) {
    var port = contentUrl.startsWith("https:") ? ":443" : ":80";
    var lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
