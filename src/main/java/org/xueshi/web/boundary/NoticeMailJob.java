package org.xueshi.web.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.NoticeMails;

/** Every ten seconds: messages that are due, to the mail server. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeMailJob {

  @Inject private NoticeMails mails;
  @Inject private Districts districts;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void send() {
    if (districts.current() != null) {
      mails.sendDue(districts.current());
    }
  }
}
