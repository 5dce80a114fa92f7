package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.PersonNotices;
import org.xueshi.web.entity.NewNotice;

/** 提醒: a session tomorrow, a task that is due soon; each told once, however often it is asked. */
@ApplicationScoped
public class Reminders {

  private static final Duration SESSION_AHEAD = Duration.ofHours(24);
  private static final int TASK_DAYS_AHEAD = 3;
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private ReminderStore store;
  private PersonNotices notices;
  private Clock clock;

  protected Reminders() {}

  @Inject
  Reminders(ReminderStore store, PersonNotices notices, Clock clock) {
    this.store = store;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * @return how many were told something new
   */
  @Transactional
  public int remind(UUID tenant) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE);
    var told = 0;
    for (var session : store.sessions(tenant, now, now.plus(SESSION_AHEAD))) {
      told += notices.tell(notice(tenant, session)) ? 1 : 0;
    }
    for (var task : store.tasks(tenant, today, today.plusDays(TASK_DAYS_AHEAD))) {
      told += notices.tell(notice(tenant, task)) ? 1 : 0;
    }
    return told;
  }

  /** Moved to another time, it is told again. */
  private static NewNotice notice(UUID tenant, ReminderStore.Session session) {
    var starts = SHOWN.format(session.startsAt().atZone(Clocks.DISTRICT_ZONE));
    return new NewNotice(
        tenant,
        session.person(),
        "session:" + session.id() + ":" + starts,
        Text.of("training.notice.session", session.title(), starts, session.place()),
        session.courseKey());
  }

  private static NewNotice notice(UUID tenant, ReminderStore.Task task) {
    return new NewNotice(
        tenant,
        task.person(),
        "task:" + task.id() + ":" + task.dueOn(),
        Text.of("training.notice.task", task.title(), task.dueOn().toString()),
        task.courseKey());
  }
}
