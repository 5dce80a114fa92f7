package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.control.Facts.aSession;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;

/** What any past day knew is the fold of what was recorded by then, earned by then. */
class KnownTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  /** As it was seen at the time: the standing of that moment, kept beside. */
  private record Seen(Known known, Hours have, Hours held) {}

  @Test
  void every_past_answer_can_be_given_again() {
    var seed = Long.getLong("seed", 20_261_124L);
    var random = new Random(seed);
    var seen = new ArrayList<Seen>();
    var posted = new ArrayList<Entry>();
    for (var i = 0; i < 30; i++) {
      // Recorded in order, earned in any order.
      world.clock.set(world.clock.instant().plus(Duration.ofHours(1 + random.nextInt(48))));
      change(random, i, posted);
      var asOf = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(320));
      seen.add(now(new Known(asOf, world.clock.instant())));
    }
    for (var one : seen) {
      assertThat(now(one.known())).as("seed " + seed).isEqualTo(one);
      assertThat(fold(one.known())).as("seed " + seed).isEqualTo(one.have());
    }
  }

  private void change(Random random, int i, List<Entry> posted) {
    if (random.nextInt(3) > 0 || posted.isEmpty()) {
      var day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
      var facts = aSession(teacher).onSomeTimeOf(day, 1 + random.nextInt(200));
      posted.add(desk.post(desk.proposed(desk.record("e" + i, facts))).entries().get(0));
    } else {
      desk.reverse("r" + i, posted.remove(random.nextInt(posted.size())));
    }
  }

  private Seen now(Known known) {
    var standing = world.use(() -> world.standings.of(world.tenant, teacher, known));
    return new Seen(known, standing.have(), standing.held());
  }

  /** The same by hand, from all entries. */
  private Hours fold(Known known) {
    return world.use(() -> world.entries.ofPerson(world.tenant, teacher)).stream()
        .filter(entry -> !entry.head().recordedAt().isAfter(known.knownOn()))
        .filter(entry -> !entry.credit().earnedOn().isAfter(known.asOf()))
        .map(entry -> Hours.ofMinutes(entry.effect().posted(), 45))
        .reduce(Hours.ZERO, Hours::plus);
  }
}
