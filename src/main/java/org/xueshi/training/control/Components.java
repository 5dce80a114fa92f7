package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.TenantKey;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.TrainingSession;

/** What a course run is made of, in the trainer's order. */
@ApplicationScoped
public class Components {

  @PersistenceContext private EntityManager entities;
  private ComponentUseStore use;

  protected Components() {}

  @Inject
  Components(ComponentUseStore use) {
    this.use = use;
  }

  Components(EntityManager entities, ComponentUseStore use) {
    this.entities = entities;
    this.use = use;
  }

  /** All components of a run, in order. */
  @Transactional
  public List<Component> of(UUID tenant, UUID courseRunId) {
    return entities
        .createQuery(
            "select c from Component c where c.tenantId = :tenant and c.courseRunId = :run"
                + " order by c.position, c.id",
            Component.class)
        .setParameter("tenant", tenant)
        .setParameter("run", courseRunId)
        .getResultList();
  }

  /**
   * A component of this run; one of another run is not there.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Component get(CourseRun run, UUID id) {
    return Optional.ofNullable(entities.find(Component.class, new TenantKey(run.tenantId(), id)))
        .filter(found -> found.courseRunId().equals(run.id()))
        .orElseThrow(Refusal::notFound);
  }

  /**
   * As {@link #get}, of the wanted kind.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public <C extends Component> C get(CourseRun run, UUID id, Class<C> kind) {
    return Optional.of(get(run, id))
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(Refusal::notFound);
  }

  /**
   * A component of whatever run, of the wanted kind.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public <C extends Component> C find(UUID tenant, UUID id, Class<C> kind) {
    return Optional.ofNullable(entities.find(Component.class, new TenantKey(tenant, id)))
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Adds it at the end.
   *
   * @throws Refusal INVALID, see the entities; NOT_FOUND if it makes up for no ordinary session of
   *     this run
   */
  @Transactional
  public Component add(CourseRun run, ComponentPlan plan) {
    checkMakeUp(run, plan);
    var component = blank(run, plan);
    plan.applyTo(component);
    var last = of(run.tenantId(), run.id()).stream().mapToInt(Component::position).max();
    component.place(last.orElse(0) + 1);
    entities.persist(component);
    return component;
  }

  /**
   * @throws Refusal NOT_FOUND; INVALID; CONFLICT {@code training.refusal.minutesInUse} if somebody
   *     has completed it by its present minutes
   */
  @Transactional
  public Component change(CourseRun run, UUID id, ComponentPlan plan) {
    var component = get(run, id);
    if (component.minutes() != plan.minutes() && use.isUsed(run.tenantId(), id)) {
      throw Refusal.conflict("training.refusal.minutesInUse");
    }
    checkMakeUp(run, plan);
    plan.applyTo(component);
    return component;
  }

  /** Adds them all, one after the other, or none. */
  @Transactional
  public void addAll(CourseRun run, List<ComponentPlan> plans) {
    plans.forEach(plan -> add(run, plan));
  }

  private void checkMakeUp(CourseRun run, ComponentPlan plan) {
    if (plan instanceof ComponentPlan.Session session
        && session.setting().makesUp() != null
        && !get(run, session.setting().makesUp(), TrainingSession.class).planned()) {
      throw Refusal.notFound();
    }
  }

  /**
   * Moves it one place up (−1) or down (+1); at the end it stays.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public void move(CourseRun run, UUID id, int by) {
    var ordered = new ArrayList<>(of(run.tenantId(), run.id()));
    var from = ordered.indexOf(get(run, id));
    var to = Math.max(0, Math.min(ordered.size() - 1, from + Integer.signum(by)));
    ordered.add(to, ordered.remove(from));
    for (var i = 0; i < ordered.size(); i++) {
      ordered.get(i).place(i + 1);
    }
  }

  /** Whether somebody has begun it; then it can no longer be removed. */
  @Transactional
  public boolean isUsed(CourseRun run, UUID id) {
    return use.isUsed(run.tenantId(), id);
  }

  /**
   * @throws Refusal NOT_FOUND; CONFLICT {@code training.refusal.inUse}
   */
  @Transactional
  public void remove(CourseRun run, UUID id) {
    var component = get(run, id);
    if (use.isUsed(run.tenantId(), id)) {
      throw Refusal.conflict("training.refusal.inUse", component.title());
    }
    entities.remove(component);
  }

  private static Component blank(CourseRun run, ComponentPlan plan) {
    return switch (plan.kind()) {
      case UNIT -> new RemoteUnit(run, Ids.next());
      case SESSION -> new TrainingSession(run, Ids.next(), Digests.sha256(Digests.newSecret()));
      case TASK -> new FollowUpTask(run, Ids.next());
    };
  }
}
