package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetRunStarted;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.web.entity.Actor;

/** 核对: starting to read a source of a course run, by hand, by file or by schedule. */
@ApplicationScoped
public class SheetRuns {

  private SheetRunStore store;
  private SheetFileStore files;
  private CountedColumnStore settings;
  private CourseRuns courses;
  private Event<SheetRunStarted> announced;
  private Clock clock;

  protected SheetRuns() {}

  @Inject
  SheetRuns(SheetStores stores, CourseRuns courses, Event<SheetRunStarted> announced, Clock clock) {
    this.store = stores.runs();
    this.files = stores.files();
    this.settings = stores.columns();
    this.courses = courses;
    this.announced = announced;
    this.clock = clock;
  }

  /**
   * Has the platform's gradebook read, in the background. While one run is under way, that one is
   * the answer.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code gradebook.refusal.noPlatformCourse}
   */
  @Transactional
  public SheetRun start(UUID courseRunId, Actor actor) {
    return started(new Wanted(courseRunId, SheetSource.MOODLE, null, false, Map.of()), actor);
  }

  /**
   * Keeps a file, as evidence, and says what is in it. Nothing is read into the comparison yet.
   *
   * @throws Refusal NOT_FOUND; INVALID as {@code GradeFiles}
   */
  @Transactional
  public UUID keep(UUID courseRunId, String name, byte[] content, Actor actor) {
    courses.get(actor.tenant(), courseRunId);
    var file = GradeFiles.read(content);
    var id = Ids.next();
    var bare = name.length() > 200 ? name.substring(0, 200) : name;
    var kept = new SheetFileStore.Kept(id, courseRunId, file.source(), bare, content);
    files.insert(kept, actor, clock.instant());
    return id;
  }

  /**
   * What is in a kept file.
   *
   * @throws Refusal NOT_FOUND
   */
  public GradeFile file(UUID tenant, UUID courseRunId, UUID file) {
    return GradeFiles.read(kept(tenant, courseRunId, file).content());
  }

  private SheetFileStore.Kept kept(UUID tenant, UUID courseRunId, UUID file) {
    return files
        .find(tenant, file)
        .filter(kept -> kept.courseRunId().equals(courseRunId))
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Has a kept file compared.
   *
   * @param maxima of columns whose maximum the file does not say, by key; each greater than 0
   * @throws Refusal NOT_FOUND; INVALID {@code gradebook.refusal.maximum}
   */
  @Transactional
  public SheetRun compare(
      UUID courseRunId, UUID file, Map<String, BigDecimal> maxima, Actor actor) {
    var kept = kept(actor.tenant(), courseRunId, file);
    if (maxima.values().stream().anyMatch(maximum -> maximum.signum() <= 0)) {
      throw Refusal.invalid("gradebook.refusal.maximum");
    }
    return started(new Wanted(courseRunId, kept.source(), file, false, maxima), actor);
  }

  /** Starts what is due by schedule; returns how many. */
  @Transactional
  public int startDue(UUID tenant) {
    var due = settings.due(tenant, clock.instant());
    for (var courseRun : due) {
      var apply =
          settings
              .setting(tenant, courseRun)
              .filter(setting -> setting.schedule() == SheetSetting.Schedule.APPLY)
              .isPresent();
      if (courses.get(tenant, courseRun).courseKey().isPresent()) {
        started(
            new Wanted(courseRun, SheetSource.MOODLE, null, apply, Map.of()),
            Actor.system(tenant, "gradebook-schedule"));
      }
    }
    return due.size();
  }

  private record Wanted(
      UUID courseRunId,
      SheetSource source,
      UUID file,
      boolean thenApply,
      Map<String, BigDecimal> maxima) {}

  private SheetRun started(Wanted wanted, Actor actor) {
    var course = courses.get(actor.tenant(), wanted.courseRunId());
    if (wanted.source() == SheetSource.MOODLE && course.courseKey().isEmpty()) {
      throw Refusal.conflict("gradebook.refusal.noPlatformCourse", course.title());
    }
    var run =
        new SheetRun(
            actor.tenant(),
            Ids.next(),
            wanted.courseRunId(),
            wanted.source(),
            wanted.file(),
            wanted.thenApply(),
            SheetRun.State.READING,
            clock.instant(),
            new SheetRun.Progress(0, 0, 0, 0, 0),
            null,
            null);
    if (store.insert(run, wanted.maxima(), actor)) {
      announced.fire(new SheetRunStarted(actor.tenant()));
      return run;
    }
    return store.latest(actor.tenant(), wanted.courseRunId()).orElseThrow();
  }

  /** The newest run of a course run, whatever its state. */
  public Optional<SheetRun> latest(UUID tenant, UUID courseRunId) {
    return store.latest(tenant, courseRunId);
  }

  /** The newest runs, newest first. */
  public List<SheetRun> newest(UUID tenant, UUID courseRunId, int limit) {
    return store.newest(tenant, courseRunId, limit);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  public SheetRun get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }
}
