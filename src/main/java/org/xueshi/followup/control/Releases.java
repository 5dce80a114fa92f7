package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.followup.entity.FollowUpRules;
import org.xueshi.followup.entity.Releasing;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Holds;
import org.xueshi.ledger.control.Ledger;
import org.xueshi.ledger.entity.OpenHold;
import org.xueshi.ledger.entity.Resolution;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.Progress;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.ProgressRow;
import org.xueshi.web.entity.Actor;

/** 释放暂存学时 (25.1): by the run's rule, once a hold, whoever asks and however often. */
@ApplicationScoped
public class Releases {

  private static final String JOB = "follow-up-release";

  private Holds holds;
  private Ledger ledger;
  private Components components;
  private Progress progress;
  private FollowUpPlanStore plans;
  private Clock clock;

  protected Releases() {}

  @Inject
  Releases(
      Holds holds,
      Ledger ledger,
      Components components,
      Progress progress,
      FollowUpPlanStore plans,
      Clock clock) {
    this.holds = holds;
    this.ledger = ledger;
    this.components = components;
    this.progress = progress;
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * Releases what is due of a run now.
   *
   * @return how many releases were written
   */
  @Transactional
  public int release(CourseRun run) {
    var open = holds.open(run.tenantId(), run.id());
    if (open.isEmpty()) {
      return 0;
    }
    var rules = plans.rules(run).orElse(FollowUpRules.DEFAULT);
    var tasks = tasks(run);
    var accepted = accepted(run, tasks);
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    var released = 0;
    for (var hold : open) {
      var done = accepted.getOrDefault(hold.person(), 0L).intValue();
      var standing = new Releasing.Tasks(tasks.size(), done);
      var minutes = Releasing.due(rules.release(), hold, standing, today);
      if (minutes > 0) {
        ledger.release(resolution("release", hold, minutes, standing), actor(run));
        released++;
      }
    }
    return released;
  }

  /** What is still held is lost with the closing: its follow-up was not done. */
  @Transactional
  public void voidRest(CourseRun run) {
    var tasks = tasks(run);
    var accepted = accepted(run, tasks);
    for (var hold : holds.open(run.tenantId(), run.id())) {
      var done = accepted.getOrDefault(hold.person(), 0L).intValue();
      var standing = new Releasing.Tasks(tasks.size(), done);
      ledger.voidHold(resolution("void", hold, hold.left(), standing), actor(run));
    }
  }

  /** The key holds what is left, so that each state of a hold is resolved once. */
  private static Resolution resolution(
      String what, OpenHold hold, int minutes, Releasing.Tasks tasks) {
    var reason =
        tasks.planned() == 0
            ? Text.of("followup.reason." + what + "NoTasks")
            : Text.of("followup.reason." + what, tasks.accepted(), tasks.planned());
    var key = "follow-up-" + what + ":" + hold.id() + ":" + hold.left();
    return new Resolution(key, hold.id(), minutes, reason, false);
  }

  private Set<UUID> tasks(CourseRun run) {
    return components.of(run.tenantId(), run.id()).stream()
        .filter(component -> component.kind() == ComponentKind.TASK)
        .map(Component::id)
        .collect(Collectors.toSet());
  }

  private Map<UUID, Long> accepted(CourseRun run, Set<UUID> tasks) {
    return progress.of(run.tenantId(), run.id()).stream()
        .filter(ProgressRow::done)
        .filter(row -> tasks.contains(row.componentId()))
        .collect(Collectors.groupingBy(ProgressRow::personId, Collectors.counting()));
  }

  private static Actor actor(CourseRun run) {
    return Actor.system(run.tenantId(), JOB);
  }
}
