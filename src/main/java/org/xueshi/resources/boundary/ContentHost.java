package org.xueshi.resources.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import org.xueshi.web.control.PublicUrls;

/** Which {@code Host} is the content origin's. */
@ApplicationScoped
public class ContentHost {

  @Inject private PublicUrls urls;

  /** Untrusted files on our own origin would have our cookies: better not to start at all. */
  void onStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (serves(URI.create(urls.origin()).getAuthority())) {
      throw new IllegalStateException(
          "xueshi.content-url must have another host or port than xueshi.public-url");
    }
  }

  boolean serves(String host) {
    return urls.isContentHost(host);
  }
}
