package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.ContextCopied;
import org.xueshi.lti.entity.Notice;
import org.xueshi.lti.entity.NoticeChecks;
import org.xueshi.lti.entity.Registration;
import org.xueshi.people.control.Districts;

/**
 * 平台通知: what platforms tell us outside of any launch (Platform Notification Service 1.0). Each is
 * judged like a launch's token and handled once, in one transaction with its effect.
 */
@ApplicationScoped
public class Notices {

  private Registrations registrations;
  private Judge judge;
  private NoticeHandling handling;
  private Districts districts;
  private Clock clock;

  protected Notices() {}

  @Inject
  public Notices(
      Registrations registrations,
      Judge judge,
      NoticeHandling handling,
      Districts districts,
      Clock clock) {
    this.registrations = registrations;
    this.judge = judge;
    this.handling = handling;
    this.districts = districts;
    this.clock = clock;
  }

  /**
   * Takes a batch; each notice for itself, so that a bad one does not keep a good one out.
   *
   * @param tokens as received; may hold nulls
   * @return for each, the names of the checks it failed; empty for one that was taken, now or
   *     before
   */
  public List<List<String>> receive(List<String> tokens) {
    var failures = new ArrayList<List<String>>();
    for (var token : tokens) {
      failures.add(receive(token));
    }
    return failures;
  }

  private List<String> receive(String token) {
    var read = Jose.read(token);
    var platform = platform(read.claims());
    if (platform.isEmpty()) {
      return List.of(read.readable() ? "PLATFORM_KNOWN" : "TOKEN_READABLE");
    }
    var judged = NoticeChecks.judge(judge.prepare(token, platform.get(), clock.instant()));
    if (judged.failed().isEmpty()) {
      handling.once(judged.notice());
    }
    return judged.failed();
  }

  /** By issuer and client: an issuer may be registered several times. */
  private Optional<Registration> platform(Claims claims) {
    var audience =
        claims.isList("aud")
            ? claims.texts("aud")
            : claims.exact("aud").map(List::of).orElse(List.of());
    return claims.exact("iss").stream()
        .flatMap(issuer -> registrations.byIssuer(districts.current(), issuer).stream())
        .filter(registration -> audience.contains(registration.clientId()))
        .findFirst();
  }

  /** What a notice leads to. */
  @ApplicationScoped
  static class NoticeHandling {

    private NoticeStore store;
    private AssetStore assets;
    private Event<ContextCopied> copied;
    private Clock clock;

    protected NoticeHandling() {}

    @Inject
    NoticeHandling(NoticeStore store, AssetStore assets, Event<ContextCopied> copied, Clock clock) {
      this.store = store;
      this.assets = assets;
      this.copied = copied;
      this.clock = clock;
    }

    /** The first time; the same notice again changes nothing. */
    @Transactional
    public void once(Notice notice) {
      if (!store.add(notice, clock.instant())) {
        return;
      }
      switch (notice.type()) {
        case HELLO_WORLD -> {}
        case CONTEXT_COPY -> copied(notice);
        case SUBMISSION -> assets.add(notice, clock.instant());
      }
    }

    private void copied(Notice notice) {
      if (notice.contextId().isEmpty() || notice.originContexts().isEmpty()) {
        return;
      }
      var prefix = notice.registrationId() + "/";
      copied.fire(
          new ContextCopied(
              notice.tenant(),
              prefix + notice.contextId(),
              notice.originContexts().stream().map(origin -> prefix + origin).toList()));
    }
  }
}
