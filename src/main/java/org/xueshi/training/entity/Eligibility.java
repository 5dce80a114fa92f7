package org.xueshi.training.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.xueshi.kernel.entity.Text;

/** Whether somebody meets the conditions of a project (8.1, 14.2), with every reason why not. */
public final class Eligibility {

  private Eligibility() {}

  /**
   * @param day first day of the run
   * @return what is not met; empty if all is
   */
  public static List<Text> unmet(Audience audience, Applicant one, LocalDate day) {
    var unmet = new ArrayList<Text>();
    if (!one.serving()) {
      unmet.add(Text.of("place.unmet.serving"));
    }
    if (one.posts().isEmpty()) {
      unmet.add(Text.of("place.unmet.noPost"));
    } else if (!audience.posts().isEmpty()
        && one.posts().stream().noneMatch(audience.posts()::contains)) {
      unmet.add(Text.of("place.unmet.post"));
    }
    if (!audience.stages().isEmpty() && !audience.stages().contains(one.stage())) {
      unmet.add(Text.of("place.unmet.stage"));
    }
    if (!audience.subjects().isEmpty() && !audience.subjects().contains(one.subject())) {
      unmet.add(Text.of("place.unmet.subject", String.join("、", audience.subjects())));
    }
    years(audience, one.hiredOn(), day, unmet);
    if (audience.ruralOnly() && !one.rural()) {
      unmet.add(Text.of("place.unmet.rural"));
    }
    return List.copyOf(unmet);
  }

  private static void years(Audience audience, LocalDate hired, LocalDate day, List<Text> unmet) {
    if (audience.yearsMin() == 0 && audience.yearsMax() >= Audience.YEARS_ANY) {
      return;
    }
    if (hired == null) {
      unmet.add(Text.of("place.unmet.noHireDate"));
      return;
    }
    if (hired.plusYears(audience.yearsMin()).isAfter(day)) {
      unmet.add(Text.of("place.unmet.yearsMin", audience.yearsMin()));
    }
    if (!hired.plusYears(audience.yearsMax() + 1L).isAfter(day)) {
      unmet.add(Text.of("place.unmet.yearsMax", audience.yearsMax()));
    }
  }
}
