package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.entity.Stage;
import org.xueshi.roster.control.Trainers;
import org.xueshi.training.entity.Audience;
import org.xueshi.training.entity.Project;
import org.xueshi.training.entity.TeachingMethod;
import org.xueshi.training.entity.TeamCategory;
import org.xueshi.training.entity.TeamCheck;
import org.xueshi.web.entity.Actor;

/**
 * 项目方案: for whom, by whom, with which team; reviewed by a second person (10.1) and signed by the
 * chief mentor (18.2) before anybody can apply. What is changed afterwards is reviewed and signed
 * again.
 */
@ApplicationScoped
public class ProjectPlans {

  private static final int WORDS_MAX = 4000;

  private ProjectPlanStore store;
  private Projects projects;
  private Trainers trainers;
  private Clock clock;

  protected ProjectPlans() {}

  @Inject
  ProjectPlans(ProjectPlanStore store, Projects projects, Trainers trainers, Clock clock) {
    this.store = store;
    this.projects = projects;
    this.trainers = trainers;
    this.clock = clock;
  }

  /** What happens to a plan. */
  public enum Step {
    SUBMITTED,
    APPROVED,
    RETURNED,
    SIGNED,
    TEAM_WAIVED
  }

  /**
   * The plan beside the project.
   *
   * @param methods of 20.2
   * @param unitId the base or provider that carries it out; null = not named yet
   */
  public record Plan(
      Set<Stage> stages,
      List<String> subjects,
      int yearsMin,
      int yearsMax,
      boolean ruralOnly,
      Set<TeachingMethod> methods,
      String plan,
      UUID unitId) {

    public static final Plan NONE =
        new Plan(Set.of(), List.of(), 0, Audience.YEARS_ANY, false, Set.of(), "", null);
  }

  /** Somebody of the team. */
  public record Member(UUID trainerId, String name, TeamCategory category, boolean chief) {}

  /**
   * Something that happened to the plan.
   *
   * @param content hash of what it was about
   */
  public record Event(Step step, String content, String reason, Instant at, String actorId) {}

  /** Everything of a project's plan. */
  public record Whole(
      Project project, Plan plan, List<Member> team, List<Event> events, String content) {

    public TeamCheck check() {
      return new TeamCheck(
          count(TeamCategory.EXPERT), count(TeamCategory.FRONTLINE), count(TeamCategory.OTHER));
    }

    /** Whether the plan as it is now has had that step, and no return after it. */
    public boolean has(Step step) {
      for (var event : events) {
        if (event.content().equals(content) && event.step() == step) {
          return true;
        }
        if (event.step() == Step.RETURNED) {
          return false;
        }
      }
      return false;
    }

    public boolean waitsForReview() {
      return has(Step.SUBMITTED) && !has(Step.APPROVED);
    }

    public long chiefs() {
      return team.stream().filter(Member::chief).count();
    }

    public Audience audience() {
      return new Audience(
          project.posts(),
          plan.stages(),
          plan.subjects(),
          plan.yearsMin(),
          plan.yearsMax(),
          plan.ruralOnly());
    }

    private int count(TeamCategory category) {
      return (int) team.stream().filter(one -> one.category() == category).count();
    }
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Whole get(UUID tenant, UUID projectId) {
    var project = projects.get(tenant, projectId);
    var plan = store.find(tenant, projectId).orElse(Plan.NONE);
    return new Whole(
        project,
        plan,
        store.team(tenant, projectId),
        store.events(tenant, projectId),
        content(project, plan));
  }

  /**
   * Describes design and plan anew.
   *
   * @throws Refusal NOT_FOUND; INVALID {@code place.refusal.plan}
   */
  @Transactional
  public void describe(UUID tenant, UUID projectId, Projects.Design design, Plan plan) {
    if (plan.yearsMin() < 0
        || plan.yearsMax() < plan.yearsMin()
        || plan.plan().length() > WORDS_MAX) {
      throw Refusal.invalid("place.refusal.plan", WORDS_MAX);
    }
    projects.get(tenant, projectId).design(design.problem(), design.cases(), design.ethics());
    store.put(tenant, projectId, plan);
  }

  /**
   * @throws Refusal NOT_FOUND; INVALID {@code place.refusal.category}; CONFLICT {@code
   *     place.refusal.secondChief}
   */
  @Transactional
  public void join(UUID tenant, UUID projectId, Member member) {
    projects.get(tenant, projectId);
    trainers.get(tenant, member.trainerId());
    if (member.category() == null) {
      throw Refusal.invalid("place.refusal.category");
    }
    var other =
        store.team(tenant, projectId).stream()
            .filter(one -> one.chief() && !one.trainerId().equals(member.trainerId()))
            .findFirst();
    if (member.chief() && other.isPresent()) {
      throw Refusal.conflict("place.refusal.secondChief", other.get().name());
    }
    store.join(tenant, projectId, member);
  }

  @Transactional
  public void leave(UUID tenant, UUID projectId, UUID trainerId) {
    projects.get(tenant, projectId);
    store.leave(tenant, projectId, trainerId);
  }

  /**
   * Hands the design in for review, decides on it, has it signed, or waives the team's shares.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code place.refusal.design, submitted, notSubmitted,
   *     ownDesign, noChief}; INVALID {@code place.refusal.reason}
   */
  @Transactional
  public void step(UUID tenant, UUID projectId, Step step, String reason, Actor actor) {
    var whole = get(tenant, projectId);
    var words = reason == null ? "" : reason.strip();
    check(whole, step, words, actor);
    store.note(
        tenant, projectId, new Event(step, whole.content(), words, clock.instant(), ""), actor);
  }

  private static void check(Whole whole, Step step, String reason, Actor actor) {
    switch (step) {
      case SUBMITTED -> {
        refuse(!whole.project().designComplete(), "place.refusal.design");
        refuse(whole.waitsForReview() || whole.has(Step.APPROVED), "place.refusal.submitted");
      }
      case APPROVED, RETURNED -> {
        refuse(!whole.waitsForReview(), "place.refusal.notSubmitted");
        var own =
            whole.events().stream()
                .filter(event -> event.step() == Step.SUBMITTED)
                .findFirst()
                .filter(event -> event.actorId().equals(actor.id()));
        refuse(own.isPresent(), "place.refusal.ownDesign");
        needReason(step == Step.RETURNED, reason);
      }
      case SIGNED -> {
        refuse(whole.chiefs() != 1, "place.refusal.noChief");
        refuse(whole.plan().plan().isBlank(), "place.refusal.noPlan");
      }
      case TEAM_WAIVED -> needReason(true, reason);
    }
  }

  private static void needReason(boolean needed, String reason) {
    if (needed && reason.isEmpty()) {
      throw Refusal.invalid("place.refusal.reason");
    }
  }

  private static void refuse(boolean wrong, String key) {
    if (wrong) {
      throw Refusal.conflict(key);
    }
  }

  /** Of everything that a review and a signature are about. */
  private static String content(Project project, Plan plan) {
    return Digests.sha256Hex(
        String.join(
            "\n",
            project.title(),
            project.problem(),
            project.cases(),
            project.ethics(),
            plan.plan(),
            plan.methods().stream().map(Enum::name).sorted().toList().toString(),
            String.valueOf(plan.unitId())));
  }

  /** Whether somebody of the team has no appointment on that day (17.1): their names. */
  @Transactional
  public List<String> unappointed(UUID tenant, Whole whole, LocalDate day) {
    return whole.team().stream()
        .filter(member -> !trainers.appointedOn(tenant, member.trainerId(), day))
        .map(Member::name)
        .toList();
  }
}
