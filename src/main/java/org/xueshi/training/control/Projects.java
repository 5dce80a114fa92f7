package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.TenantKey;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.training.entity.PostGroup;
import org.xueshi.training.entity.Project;

/** The district's training projects. */
@ApplicationScoped
public class Projects {

  @PersistenceContext private EntityManager entities;
  private Clock clock;

  protected Projects() {}

  @Inject
  public Projects(Clock clock) {
    this.clock = clock;
  }

  Projects(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Category × level × post (2.2), and what it is about.
   *
   * @param posts empty = for every post
   */
  public record Profile(
      String title, ProjectKind kind, Level level, Theme theme, Collection<PostGroup> posts) {}

  /** Problem, cases and ethics of the design (10.2); blank parts may be written later. */
  public record Design(String problem, String cases, String ethics) {
    public static final Design NONE = new Design("", "", "");
  }

  /**
   * @throws Refusal INVALID {@code training.refusal.title, words, profile}
   */
  @Transactional
  public Project create(UUID tenant, Profile profile, Design design) {
    if (profile.kind() == null || profile.level() == null || profile.theme() == null) {
      throw Refusal.invalid("training.refusal.profile");
    }
    var project = new Project(tenant, Ids.next(), clock.instant());
    project.describe(profile.title(), profile.kind(), profile.level(), profile.theme());
    project.audience(profile.posts());
    project.design(design.problem(), design.cases(), design.ethics());
    entities.persist(project);
    return project;
  }

  /** Newest first. */
  @Transactional
  public List<Project> all(UUID tenant) {
    return entities
        .createQuery(
            "select p from Project p where p.tenantId = :tenant order by p.createdAt desc",
            Project.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Project get(UUID tenant, UUID id) {
    return Optional.ofNullable(entities.find(Project.class, new TenantKey(tenant, id)))
        .orElseThrow(Refusal::notFound);
  }
}
