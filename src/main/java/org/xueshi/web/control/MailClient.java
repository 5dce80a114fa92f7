package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands messages to the district's mail server (Jakarta Mail, SMTP). */
@ApplicationScoped
class MailClient {

  private static final String TIMEOUT_MS = "10000";

  @Inject
  @ConfigProperty(name = "xueshi.mail.host")
  private Optional<String> host;

  @Inject
  @ConfigProperty(name = "xueshi.mail.port", defaultValue = "25")
  private int port;

  @Inject
  @ConfigProperty(name = "xueshi.mail.from", defaultValue = "xueshi@localhost")
  private String from;

  @Inject
  @ConfigProperty(name = "xueshi.mail.user")
  private Optional<String> user;

  @Inject
  @ConfigProperty(name = "xueshi.mail.password")
  private Optional<String> password;

  @Inject
  @ConfigProperty(name = "xueshi.mail.starttls", defaultValue = "false")
  private boolean startTls;

  @Inject private Clock clock;

  /** One message of plain text to one person. */
  record Mail(String to, String subject, String body) {}

  /** The server did not take the message. */
  static final class NotTaken extends Exception {
    private static final long serialVersionUID = 1L;

    NotTaken(Exception cause) {
      super(cause);
    }

    /** The kind of failure, without any address. */
    String reason() {
      return getCause().getClass().getSimpleName();
    }
  }

  /** False: nothing is sent, notices wait. */
  boolean configured() {
    return host.isPresent();
  }

  /**
   * @throws NotTaken if the server refused it or is not there
   */
  void send(Mail mail) throws NotTaken {
    try {
      var message = new MimeMessage(session());
      message.setFrom(new InternetAddress(from));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
      message.setSubject(mail.subject().replaceAll("[\\r\\n]+", " "), "UTF-8");
      message.setText(mail.body(), "UTF-8");
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      Transport.send(message);
    } catch (MessagingException failed) {
      throw new NotTaken(failed);
    }
  }

  private Session session() {
    var settings = new Properties();
    settings.put("mail.smtp.host", host.orElseThrow());
    settings.put("mail.smtp.port", Integer.toString(port));
    settings.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
    settings.put("mail.smtp.timeout", TIMEOUT_MS);
    settings.put("mail.smtp.writetimeout", TIMEOUT_MS);
    settings.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    settings.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
    return Session.getInstance(settings, user.isPresent() ? authenticator() : null);
  }

  private Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user.orElseThrow(), password.orElse(""));
      }
    };
  }
}
