package org.xueshi.lti.boundary;

import org.xueshi.lti.entity.DeepLinkingAnswer;
import org.xueshi.web.boundary.View;

/** The page that carries a signed answer back to the platform: by itself, or by one button. */
public final class AutoPost {

  private AutoPost() {}

  public static View page(DeepLinkingAnswer answer) {
    return View.of("lti/autoPost.jte", answer);
  }
}
