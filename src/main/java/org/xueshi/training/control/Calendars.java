package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.training.entity.CalendarText;

/** 日历订阅: a person's sessions and due days, under an address that nobody can guess. */
@ApplicationScoped
public class Calendars {

  private static final int MONTHS_BACK = 3;

  private CalendarStore store;
  private Clock clock;

  protected Calendars() {}

  @Inject
  Calendars(CalendarStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A new secret; an address given out before works no longer. */
  @Transactional
  public String issue(UUID tenant, UUID person) {
    var token = Digests.newSecret();
    store.put(tenant, person, token, clock.instant());
    return token;
  }

  /** What stands in the calendar of that secret; empty if it is nobody's. */
  @Transactional
  public Optional<List<CalendarText.Event>> events(UUID tenant, String token) {
    var since = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE).minusMonths(MONTHS_BACK);
    return store.person(tenant, token).map(person -> store.events(tenant, person, since));
  }
}
