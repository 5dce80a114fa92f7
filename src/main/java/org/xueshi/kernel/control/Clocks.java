package org.xueshi.kernel.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** The one source of time. Everything else takes a {@link Clock}, or an instant, as a parameter. */
@ApplicationScoped
public class Clocks {

  /** The district's wall clock; days, months and cycles begin and end by it. */
  public static final ZoneId DISTRICT_ZONE = ZoneId.of("Asia/Shanghai");

  @Produces
  public Clock clock() {
    return Clock.system(DISTRICT_ZONE);
  }
}
