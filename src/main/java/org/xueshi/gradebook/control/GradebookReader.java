package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.control.SnapshotStore.Seen;
import org.xueshi.gradebook.entity.Answer;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Letter.Column;
import org.xueshi.gradebook.entity.Reading;
import org.xueshi.gradebook.entity.Reading.Outcome;
import org.xueshi.lti.control.PlatformFailure;
import org.xueshi.people.control.Identities;

/**
 * Reads gradebooks, column by column, with no transaction open while it waits. A column that was
 * read stays read: whoever takes over from a reader that died goes on after it.
 */
@ApplicationScoped
public class GradebookReader {

  private static final Duration LEASE = Duration.ofMinutes(2);

  private RunStore runs;
  private SnapshotStore snapshots;
  private RunColumns courses;
  private Postbox postbox;
  private Identities identities;
  private Clock clock;

  protected GradebookReader() {}

  @Inject
  GradebookReader(
      ReadStores stores, RunColumns courses, Postbox postbox, Identities identities, Clock clock) {
    this.runs = stores.runs();
    this.snapshots = stores.snapshots();
    this.courses = courses;
    this.postbox = postbox;
    this.identities = identities;
    this.clock = clock;
  }

  /** Reads one gradebook that is waiting to be read; false if none is. Not inside a transaction. */
  public boolean readNext(UUID tenant) {
    var now = clock.instant();
    var run = runs.claim(tenant, now, now.plus(LEASE));
    run.ifPresent(this::read);
    return run.isPresent();
  }

  private void read(GradebookRun run) {
    var done = new ArrayList<>(runs.readings(run.tenant(), run.id()));
    var finished = done.stream().map(Reading::component).collect(Collectors.toSet());
    var known =
        snapshots.latest(run.tenant(), run.courseRunId()).stream()
            .collect(Collectors.groupingBy(Seen::component));
    for (var column : courses.of(run)) {
      if (!finished.contains(column.componentId())) {
        var away = done.stream().anyMatch(before -> before.outcome() == Outcome.AWAY);
        var before = known.getOrDefault(column.componentId(), List.of());
        var reading = away ? away(column) : read(run, column, before);
        runs.addReading(run, reading);
        done.add(reading);
        runs.progress(run, done.size(), clock.instant().plus(LEASE));
      }
    }
    runs.finish(run, outcome(done), clock.instant());
  }

  private Reading read(GradebookRun run, Column column, List<Seen> before) {
    try {
      var found = courses.find(run.tenant(), column);
      if (found instanceof Columns.Found.At at) {
        var results = postbox.all(run.tenant(), column.registrationId(), at.url());
        return keep(run, column, results, before);
      }
      var answer = ((Columns.Found.Not) found).answer();
      return answer instanceof Answer.Later ? away(column) : none(column);
    } catch (PlatformFailure failure) {
      return away(column);
    }
  }

  private Reading keep(
      GradebookRun run, Column column, Map<String, HeldGrade> results, List<Seen> before) {
    var persons = identities.linked(run.tenant(), column.registrationId());
    var now = new HashMap<>(results);
    before.forEach(seen -> now.putIfAbsent(seen.subject(), HeldGrade.NONE));
    var was = before.stream().collect(Collectors.toMap(Seen::subject, seen -> seen));
    var changed =
        now.entrySet().stream()
            .map(
                one ->
                    new Seen(
                        column.componentId(),
                        one.getKey(),
                        persons.get(one.getKey()),
                        one.getValue()))
            .filter(seen -> isNew(seen, was.get(seen.subject())))
            .toList();
    snapshots.insert(run, changed, clock.instant());
    return new Reading(
        column.componentId(), clock.instant(), Outcome.READ, results.size(), changed.size());
  }

  private static boolean isNew(Seen seen, Seen before) {
    return before == null
        ? seen.held().value().isPresent()
        : !seen.held().sameValue(before.held()) || !Objects.equals(seen.person(), before.person());
  }

  private Reading away(Column column) {
    return new Reading(column.componentId(), clock.instant(), Outcome.AWAY, 0, 0);
  }

  private Reading none(Column column) {
    return new Reading(column.componentId(), clock.instant(), Outcome.NO_COLUMN, 0, 0);
  }

  private static GradebookRun.State outcome(List<Reading> readings) {
    var away = readings.stream().filter(reading -> reading.outcome() == Outcome.AWAY).count();
    if (away == 0) {
      return GradebookRun.State.READ;
    }
    return away == readings.size() ? GradebookRun.State.UNREAD : GradebookRun.State.PARTLY;
  }
}
