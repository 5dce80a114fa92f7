package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Member;
import org.xueshi.lti.entity.Roster;

/**
 * Reads rosters, with no transaction open while it waits. Where a platform offers it, only the
 * changes, and everybody again every few days; otherwise everybody, and whoever was not named is
 * missing from then on. A reading that breaks off leaves nobody missing.
 */
@ApplicationScoped
public class RosterReader {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration CHANGES_ONLY = Duration.ofDays(3);
  private static final int PORTION = 200;

  private RosterStore store;
  private RosterMemberStore people;
  private Members members;
  private CourseGroups groups;
  private Clock clock;

  protected RosterReader() {}

  @Inject
  RosterReader(
      RosterStore store,
      RosterMemberStore people,
      Members members,
      CourseGroups groups,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.members = members;
    this.groups = groups;
    this.clock = clock;
  }

  /** Reads one roster that is waiting to be read; false if none is. Not inside a transaction. */
  public boolean readNext(UUID tenant) {
    var now = clock.instant();
    var roster = store.claim(tenant, now, now.plus(LEASE));
    roster.ifPresent(this::read);
    return roster.isPresent();
  }

  private void read(Roster roster) {
    try {
      var changes = changes(roster);
      if (changes.isPresent() && readChanges(roster, changes.get())) {
        return;
      }
      readWhole(roster);
    } catch (PlatformFailure failure) {
      store.fail(roster, failure.kind());
    }
  }

  private Optional<URI> changes(Roster roster) {
    var recent =
        roster.wholeAt() != null && roster.wholeAt().plus(CHANGES_ONLY).isAfter(clock.instant());
    return recent ? roster.differences() : Optional.empty();
  }

  /** False if the platform no longer knows from when to count: then everybody is read. */
  private boolean readChanges(Roster roster, URI changes) {
    var now = now();
    try {
      var next = seen(roster, changes, now);
      var outcome = new RosterStore.Outcome(now, false, next.orElse(changes), names(roster));
      store.finish(roster, outcome);
      return true;
    } catch (PlatformFailure failure) {
      return false;
    }
  }

  private void readWhole(Roster roster) {
    var now = now();
    var differences = seen(roster, roster.members().url(), now);
    people.missUnseen(roster, now);
    store.finish(
        roster, new RosterStore.Outcome(now, true, differences.orElse(null), names(roster)));
  }

  private Optional<URI> seen(Roster roster, URI address, Instant now) {
    var service =
        new CourseService(roster.members().tenant(), roster.members().registrationId(), address);
    var portion = new ArrayList<Member>(PORTION);
    var count = new int[1];
    var differences =
        members.forEach(
            service,
            member -> {
              portion.add(member);
              if (portion.size() == PORTION) {
                count[0] += keep(roster, portion, now, count[0]);
              }
            });
    keep(roster, portion, now, count[0]);
    return differences;
  }

  private int keep(Roster roster, List<Member> portion, Instant now, int before) {
    var kept = portion.size();
    if (kept > 0) {
      people.see(roster, portion, now);
    }
    portion.clear();
    store.progress(roster, before + kept, clock.instant().plus(LEASE));
    return kept;
  }

  /** Names of groups are a courtesy: without them the roster is still read. */
  private Map<String, String> names(Roster roster) {
    if (roster.groups().isEmpty()) {
      return roster.groupNames();
    }
    try {
      return groups.names(
          new CourseService(
              roster.members().tenant(), roster.members().registrationId(), roster.groups().get()));
    } catch (PlatformFailure failure) {
      return roster.groupNames();
    }
  }

  /** As fine as the database keeps it, so that what was written now is not before now. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
