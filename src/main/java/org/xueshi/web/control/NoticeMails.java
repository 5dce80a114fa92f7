package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.xueshi.web.entity.Language;

/**
 * Sends what is due, one message a person. A message is marked before the mail server is spoken to:
 * if a node dies in between, it stays SENDING and is not sent again. What the server refused before
 * taking it is tried again, ten times in all.
 */
@ApplicationScoped
public class NoticeMails {

  private static final Logger LOG = Logger.getLogger(NoticeMails.class.getName());
  private static final int ATTEMPTS_MAX = 10;
  private static final Duration AGAIN = Duration.ofMinutes(5);

  private NoticeMailStore store;
  private PersonNotices notices;
  private MailClient mail;
  private Messages messages;
  private Clock clock;

  protected NoticeMails() {}

  @Inject
  NoticeMails(
      NoticeMailStore store,
      PersonNotices notices,
      MailClient mail,
      Messages messages,
      Clock clock) {
    this.store = store;
    this.notices = notices;
    this.mail = mail;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Sends everything that is due now.
   *
   * @return how many messages went out
   */
  public int sendDue(UUID tenant) {
    var sent = 0;
    while (mail.configured()) {
      var taken = store.take(tenant, clock.instant());
      if (taken.isEmpty()) {
        return sent;
      }
      if (send(tenant, taken.get(0))) {
        sent++;
      }
    }
    return sent;
  }

  private boolean send(UUID tenant, NoticeMailStore.Taken taken) {
    var language = notices.wishes(tenant, taken.person()).language();
    try {
      mail.send(message(language, taken));
      store.settle(tenant, taken, "SENT", clock.instant());
      return true;
    } catch (MailClient.NotTaken refused) {
      // Without the address: it is personal data.
      LOG.log(Level.WARNING, "a notice was not taken by the mail server: {0}", refused.reason());
      var again = store.attempts(tenant, taken) < ATTEMPTS_MAX;
      store.settle(
          tenant,
          taken,
          again ? "DUE" : "NOT_SENT",
          clock.instant().plus(again ? AGAIN : Duration.ZERO));
      return false;
    }
  }

  private MailClient.Mail message(Language language, NoticeMailStore.Taken taken) {
    var lines =
        taken.notices().stream().map(notice -> messages.text(language, notice.text())).toList();
    var subject =
        lines.size() == 1
            ? lines.get(0)
            : messages.text(language, "web.notice.mail.subject", lines.size());
    var body =
        messages.text(language, "web.notice.mail.greeting")
            + "\n\n"
            + lines.stream().map(line -> "· " + line).collect(Collectors.joining("\n"))
            + "\n\n"
            + messages.text(language, "web.notice.mail.end");
    return new MailClient.Mail(taken.address(), subject, body);
  }
}
