package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.roster.control.Units;
import org.xueshi.roster.entity.Unit;
import org.xueshi.training.entity.CourseRun;

/** 选课目录: what is offered, by the four filters of 9.3 and 20.3. */
@ApplicationScoped
public class Catalogue {

  private Offers offers;
  private CourseRuns runs;
  private ProjectPlans plans;
  private Units units;

  protected Catalogue() {}

  @Inject
  Catalogue(Offers offers, CourseRuns runs, ProjectPlans plans, Units units) {
    this.offers = offers;
    this.runs = runs;
    this.plans = plans;
    this.units = units;
  }

  /**
   * The four filters; null and empty mean any.
   *
   * @param theme content
   * @param time {@code soon} = begins within 60 days, {@code later}
   * @param route {@code remote}, {@code face} or {@code blended}
   * @param provider base or provider
   */
  public record Asked(Theme theme, String time, String route, UUID provider) {}

  /**
   * A run that is offered, with what is said of it.
   *
   * @param provider null if none is named
   * @param free places nobody has yet, never below 0
   */
  public record Offered(
      Offers.Offer offer,
      CourseRun run,
      ProjectPlans.Whole whole,
      Unit provider,
      int free,
      boolean open) {

    public String route() {
      if (offer.faceMinutes() == 0) {
        return "remote";
      }
      return offer.remoteMinutes() == 0 ? "face" : "blended";
    }
  }

  /** What can be applied for today, soonest start first. */
  @Transactional
  public List<Offered> find(UUID tenant, Asked asked) {
    var soon = offers.today().plusDays(60);
    return all(tenant).stream()
        .filter(Offered::open)
        .filter(one -> asked.theme() == null || one.whole().project().theme() == asked.theme())
        .filter(
            one ->
                switch (asked.time()) {
                  case "soon" -> !one.run().startsOn().isAfter(soon);
                  case "later" -> one.run().startsOn().isAfter(soon);
                  default -> true;
                })
        .filter(one -> asked.route().isEmpty() || one.route().equals(asked.route()))
        .filter(
            one ->
                asked.provider() == null
                    || (one.provider() != null && one.provider().id().equals(asked.provider())))
        .sorted(java.util.Comparator.comparing(one -> one.run().startsOn()))
        .toList();
  }

  /** All runs offered, open or not, latest start first. */
  @Transactional
  public List<Offered> all(UUID tenant) {
    return offers.all(tenant).stream().map(offer -> offered(tenant, offer)).toList();
  }

  /**
   * @throws org.xueshi.kernel.entity.Refusal NOT_FOUND for a run that is not offered
   */
  @Transactional
  public Offered get(UUID tenant, UUID run) {
    return offered(tenant, offers.get(tenant, run));
  }

  @Transactional
  public List<Unit> providers(UUID tenant) {
    return units.training(tenant);
  }

  private Offered offered(UUID tenant, Offers.Offer offer) {
    var run = runs.get(tenant, offer.runId());
    var whole = plans.get(tenant, run.projectId());
    var unit = whole.plan().unitId();
    return new Offered(
        offer,
        run,
        whole,
        unit == null ? null : units.get(tenant, unit),
        Math.max(0, offers.free(tenant, offer.runId())),
        offer.round().isOpenOn(offers.today()));
  }
}
