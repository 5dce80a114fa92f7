package org.xueshi.lti.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xueshi.lti.control.AssetProcessor;
import org.xueshi.lti.control.NoticeHandlers;
import org.xueshi.people.control.Districts;

/** Every minute: tells platforms where we take notices, and looks at files that were handed in. */
@Singleton
@Startup
public class NoticeJob {

  @Inject private NoticeHandlers handlers;
  @Inject private AssetProcessor assets;
  @Inject private Districts districts;

  /** Without a transaction: it waits for platforms. */
  @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void run() {
    var tenant = districts.current();
    if (tenant == null) {
      return;
    }
    var more = true;
    while (more) {
      more = handlers.registerNext(tenant) | assets.processNext(tenant);
    }
  }
}
