package org.xueshi.web.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.web.entity.NewNotice;
import org.xueshi.web.entity.NoticeRow;
import org.xueshi.web.entity.NoticeWishes;

/**
 * 通知: what a person is told, in the product and by e-mail. Told in the transaction of what it is
 * about; sent from the outbox afterwards.
 */
@ApplicationScoped
public class PersonNotices {

  private static final int SHOWN_MAX = 100;

  private NoticeStore store;
  private NoticeMailStore mails;
  private Clock clock;

  protected PersonNotices() {}

  @Inject
  PersonNotices(NoticeStore store, NoticeMailStore mails, Clock clock) {
    this.store = store;
    this.mails = mails;
    this.clock = clock;
  }

  public static PersonNotices on(Jdbi jdbi, Clock clock) {
    var store = new NoticeStore(jdbi);
    return new PersonNotices(store, new NoticeMailStore(jdbi, store), clock);
  }

  /**
   * Tells a person once; the same key again is nothing new.
   *
   * @return false if they were told before
   */
  @Transactional
  public boolean tell(NewNotice notice) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var added = store.add(notice, now);
    if (added.isEmpty()) {
      return false;
    }
    var wishes = wishes(notice.tenant(), notice.person());
    if (wishes.email()) {
      var due = wishes.due(now, Clocks.DISTRICT_ZONE);
      mails.owe(notice.tenant(), added.get(), notice.person(), due);
    }
    return true;
  }

  /** The newest hundred. */
  @Transactional
  public List<NoticeRow> of(UUID tenant, UUID person) {
    return store.newest(tenant, person, SHOWN_MAX);
  }

  @Transactional
  public int unread(UUID tenant, UUID person) {
    return store.unread(tenant, person);
  }

  @Transactional
  public void read(UUID tenant, UUID person) {
    store.read(tenant, person, clock.instant());
  }

  @Transactional
  public NoticeWishes wishes(UUID tenant, UUID person) {
    return store.wishes(tenant, person).orElse(NoticeWishes.DEFAULT);
  }

  @Transactional
  public void wish(UUID tenant, UUID person, NoticeWishes wishes) {
    store.wish(tenant, person, wishes);
  }
}
