package org.xueshi.lti.control;

import java.net.URI;
import java.util.Optional;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.entity.LaunchRecord.Failure;

/**
 * A login or launch that was turned away, as the person sees it. Nothing but the record was
 * written.
 *
 * @param reference finds it in the launch recorder
 * @param failure the first rule that did not hold
 * @param returnUrl the platform's page to go back to, if a verified message named one of its own
 * @param said the platform's own no, if it was one
 * @param again what to post once more, if the launch could not be judged yet and may soon be
 */
public record Refused(
    String reference,
    Failure failure,
    Optional<URI> returnUrl,
    Optional<Said> said,
    Optional<Again> again)
    implements Logins.Begun, Arrivals.Arrived {

  /**
   * What the platform's no means.
   *
   * @param meaning in our words
   * @param words in the platform's own, or empty
   */
  public record Said(Text meaning, String words) {}

  /** The form as it was posted: its state is not used up. */
  public record Again(String token, String state) {}

  /** A refusal that stays one. */
  public Refused(String reference, Failure failure, Optional<URI> returnUrl, Optional<Said> said) {
    this(reference, failure, returnUrl, said, Optional.empty());
  }

  /** Not yet: the same form may be posted once more. */
  Refused notYet(Again form) {
    return new Refused(reference, failure, returnUrl, said, Optional.of(form));
  }

  /** The rule in plain words. */
  public Text reason() {
    return Text.of(failure.key(), failure.detail());
  }
}
