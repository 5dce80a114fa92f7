package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.RulePack;

/**
 * Who has taken part in a training of the district or above lately (15.3), by the rule pack in
 * force: its months and levels, not ours.
 */
@ApplicationScoped
public class Coverage {

  private Jdbi jdbi;
  private RulePacks packs;

  protected Coverage() {}

  @Inject
  public Coverage(Jdbi jdbi, RulePacks packs) {
    this.jdbi = jdbi;
    this.packs = packs;
  }

  /**
   * Those of them with credit, posted or held and not taken back, from such a training.
   *
   * @return empty if the rules ask for none
   */
  @Transactional
  public Set<UUID> covered(UUID tenant, Collection<UUID> persons, LocalDate day) {
    var covered = new HashSet<UUID>();
    packs.inForce(tenant, day).stream()
        .flatMap(pack -> pack.requirements().stream())
        .filter(Coverage::asksForTrainings)
        .forEach(asked -> covered.addAll(covered(tenant, persons, day, asked)));
    return covered;
  }

  private static boolean asksForTrainings(Requirement asked) {
    return asked.measure() == Requirement.Measure.TRAININGS
        && asked.window() == RulePack.Window.MONTHS
        && asked.amount() > 0;
  }

  private Set<UUID> covered(
      UUID tenant, Collection<UUID> persons, LocalDate day, Requirement asked) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id from credit_entry
                    where tenant_id = :tenant and person_id = any(:persons)
                      and earned_on > :since and earned_on <= :day
                      and (cardinality(:levels) = 0 or level = any(:levels))
                    group by person_id, course_run_id
                    having sum(posted_minutes + held_minutes) >= greatest(1, :least * max(hour_minutes))""")
                .bind("tenant", tenant)
                .bind("persons", persons.toArray(UUID[]::new))
                .bind("since", day.minusMonths(asked.months()))
                .bind("day", day)
                .bind("least", asked.fine().leastHours())
                .bind(
                    "levels",
                    asked.scope().levels().stream().map(Enum::name).toArray(String[]::new))
                .mapTo(UUID.class)
                .set());
  }
}
