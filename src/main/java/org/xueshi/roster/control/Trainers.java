package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.roster.entity.Appointment;
import org.xueshi.roster.entity.Trainer;
import org.xueshi.roster.entity.TrainerRole;
import org.xueshi.roster.entity.Validity;

/** 培训者与专家库: who may train, guide and judge, and for how long they are appointed. */
@ApplicationScoped
public class Trainers {

  private static final int TEXT_MAX = 200;

  private TrainerStore store;

  protected Trainers() {}

  @Inject
  Trainers(TrainerStore store) {
    this.store = store;
  }

  @Transactional
  public List<Trainer> all(UUID tenant) {
    return store.all(tenant);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Trainer get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /**
   * @param staffNumber of a teacher of the district; blank for somebody from elsewhere
   * @throws Refusal INVALID {@code roster.refusal.trainer, nobody}; CONFLICT {@code
   *     roster.refusal.trainerTaken}
   */
  @Transactional
  public UUID add(UUID tenant, Trainer trainer, String staffNumber) {
    UUID person = null;
    if (!staffNumber.isBlank()) {
      person =
          store
              .person(tenant, staffNumber.strip())
              .orElseThrow(() -> Refusal.invalid("roster.refusal.nobody", staffNumber));
      if (store.isThere(tenant, person)) {
        throw Refusal.conflict("roster.refusal.trainerTaken");
      }
    } else if (trainer.name().isBlank() || trainer.name().length() > TEXT_MAX) {
      throw Refusal.invalid("roster.refusal.trainer", TEXT_MAX);
    }
    var id = Ids.next();
    store.add(
        tenant,
        new Trainer(
            id,
            person,
            person == null ? trainer.name().strip() : store.name(tenant, person),
            trainer.workplace(),
            trainer.expertise(),
            trainer.fullTime()));
    return id;
  }

  @Transactional
  public List<Appointment> appointments(UUID tenant) {
    return store.appointments(tenant);
  }

  /**
   * @throws Refusal NOT_FOUND; INVALID {@code roster.refusal.validity}
   */
  @Transactional
  public void appoint(UUID tenant, UUID trainer, TrainerRole role, Validity validity) {
    get(tenant, trainer);
    Units.checked(role == null ? "" : role.name(), validity);
    store.appoint(tenant, new Appointment(Ids.next(), trainer, role, validity));
  }

  /** The appointment ends on that day (17.3). */
  @Transactional
  public void end(UUID tenant, UUID appointment, LocalDate day) {
    store.end(tenant, appointment, day);
  }

  /** Whether somebody holds an appointment, of whatever role, on that day (17.1). */
  @Transactional
  public boolean appointedOn(UUID tenant, UUID trainer, LocalDate day) {
    return appointments(tenant).stream()
        .anyMatch(one -> one.trainerId().equals(trainer) && one.validity().holdsOn(day));
  }
}
