package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.roster.entity.Qualification;
import org.xueshi.roster.entity.Unit;
import org.xueshi.roster.entity.Validity;

/** Bases, providers, studios, workshops and communities, with their qualifications and members. */
@ApplicationScoped
public class Units {

  private static final int TEXT_MAX = 200;

  private UnitStore store;

  protected Units() {}

  @Inject
  Units(UnitStore store) {
    this.store = store;
  }

  /** Somebody of a unit, as its page shows them. */
  public record Member(UUID personId, String name, String staffNumber, boolean leader) {}

  @Transactional
  public List<Unit> all(UUID tenant) {
    return store.all(tenant);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Unit get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /**
   * Adds a unit, or describes one anew ({@code id} not null).
   *
   * @throws Refusal INVALID {@code roster.refusal.unit}; CONFLICT {@code roster.refusal.unitTaken}
   */
  @Transactional
  public UUID put(UUID tenant, Unit unit) {
    if (unit.kind() == null || unit.name().isBlank() || unit.name().length() > TEXT_MAX) {
      throw Refusal.invalid("roster.refusal.unit", TEXT_MAX);
    }
    var id = unit.id() == null ? Ids.next() : unit.id();
    if (store.taken(tenant, id, unit)) {
      throw Refusal.conflict("roster.refusal.unitTaken", unit.name());
    }
    store.put(tenant, id, unit);
    return id;
  }

  @Transactional
  public List<Qualification> qualifications(UUID tenant, UUID unit) {
    return store.qualifications(tenant, unit);
  }

  /** All qualifications of the district. */
  @Transactional
  public List<Qualification> qualifications(UUID tenant) {
    return store.qualifications(tenant, null);
  }

  /**
   * @throws Refusal NOT_FOUND; INVALID {@code roster.refusal.validity}
   */
  @Transactional
  public void qualify(UUID tenant, UUID unit, String title, String number, Validity validity) {
    get(tenant, unit);
    checked(title, validity);
    store.qualify(
        tenant, new Qualification(Ids.next(), unit, title.strip(), number.strip(), validity));
  }

  /** From that day on the qualification no longer holds (12.4). */
  @Transactional
  public void revoke(UUID tenant, UUID qualification, LocalDate day) {
    store.revoke(tenant, qualification, day);
  }

  /** Whether the unit works and may train on that day (12.3). */
  @Transactional
  public boolean qualifiedOn(UUID tenant, UUID unit, LocalDate day) {
    var ended = get(tenant, unit).endedOn();
    return (ended == null || day.isBefore(ended))
        && store.qualifications(tenant, unit).stream().anyMatch(one -> one.validity().holdsOn(day));
  }

  /** Those that may be given projects. */
  @Transactional
  public List<Unit> training(UUID tenant) {
    return all(tenant).stream()
        .filter(unit -> unit.kind().mayTrain() && unit.endedOn() == null)
        .toList();
  }

  @Transactional
  public List<Member> members(UUID tenant, UUID unit) {
    return store.members(tenant, unit);
  }

  /**
   * @throws Refusal INVALID {@code roster.refusal.nobody} if no person has that staff number
   */
  @Transactional
  public void join(UUID tenant, UUID unit, String staffNumber, boolean leader, LocalDate day) {
    get(tenant, unit);
    if (store.join(tenant, unit, staffNumber.strip(), leader, day) == 0) {
      throw Refusal.invalid("roster.refusal.nobody", staffNumber);
    }
  }

  @Transactional
  public void leave(UUID tenant, UUID unit, UUID person, LocalDate day) {
    store.leave(tenant, unit, person, day);
  }

  static void checked(String title, Validity validity) {
    if (title.isBlank()
        || title.length() > TEXT_MAX
        || validity.from() == null
        || validity.until() == null
        || validity.until().isBefore(validity.from())) {
      throw Refusal.invalid("roster.refusal.validity");
    }
  }
}
