package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.StudyLimits;
import org.xueshi.training.entity.StudyRules;

/**
 * The rules by which remote study is timed today. Beats come by the dozen a second and packs by the
 * year: what was read is used for a minute.
 */
@ApplicationScoped
class StudyRulebook {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Kept(LocalDate day, Instant until, StudyRules rules) {}

  private RulePacks packs;
  private Clock clock;
  private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

  protected StudyRulebook() {}

  @Inject
  StudyRulebook(RulePacks packs, Clock clock) {
    this.packs = packs;
    this.clock = clock;
  }

  /** Today's; before any pack is in force, the first one's. */
  StudyRules today(UUID tenant) {
    var now = clock.instant();
    var day = LocalDate.ofInstant(now, Clocks.DISTRICT_ZONE);
    var known = kept.get(tenant);
    if (known != null && known.day().equals(day) && now.isBefore(known.until())) {
      return known.rules();
    }
    var rules = rules(pack(tenant, day).study());
    kept.put(tenant, new Kept(day, now.plus(KEPT), rules));
    return rules;
  }

  private RulePack pack(UUID tenant, LocalDate day) {
    return packs
        .inForce(tenant, day)
        .orElseGet(
            () -> {
              var all = packs.all(tenant);
              return all.get(all.size() - 1);
            });
  }

  private static StudyRules rules(StudyLimits study) {
    return new StudyRules(
        Duration.ofMinutes(study.dayMinutes()),
        Duration.ofMinutes(study.checkLeastMinutes()),
        Duration.ofMinutes(Math.max(study.checkLeastMinutes(), study.checkMostMinutes())),
        Duration.ofSeconds(study.answerSeconds()));
  }
}
