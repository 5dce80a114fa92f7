package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.people.control.IdentityMerges;
import org.xueshi.people.entity.IdentityMerge;

/**
 * Hundreds of random operations ({@code -Doperations=} for more) on the real store against a model
 * of some thirty lines: minutes by person in a map, occupied minutes in a set, merged rows in a
 * map. Replay a failure with {@code -Dseed=}.
 */
class LedgerModelTest {

  private static final int OPERATIONS = Integer.getInteger("operations", 600);
  private static final int PERSONS = 15;

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final List<UUID> persons = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Posting> postings = new ArrayList<>();
  private final Map<UUID, List<Entry>> standing = new HashMap<>();

  private final Map<UUID, Amount> balance = new HashMap<>();
  private final Map<UUID, Set<Long>> occupied = new HashMap<>();
  private final Map<UUID, Integer> left = new HashMap<>();
  private final Map<UUID, Amount> net = new HashMap<>();

  /** Absorbed row to kept row. */
  private final Map<UUID, UUID> merged = new HashMap<>();

  private int entries;

  @Test
  void the_store_agrees_with_the_model() {
    var seed = Long.getLong("seed", 20_261_124L);
    try {
      // One connection for all: connecting would take most of the time.
      world.jdbi.useHandle(handle -> run(new Random(seed)));
    } catch (AssertionError | RuntimeException failed) {
      throw new AssertionError("replay with -Dseed=" + seed, failed);
    }
  }

  private void run(Random random) {
    for (var i = 0; i < PERSONS; i++) {
      var person = world.teacher("师" + i);
      persons.add(person);
      balance.put(person, Amount.ZERO);
      occupied.put(person, new HashSet<>());
    }
    for (var i = 0; i < OPERATIONS; i++) {
      world.clock.set(Instant.parse("2026-11-24T06:00:00Z").plusSeconds(random.nextInt(600) - 300));
      switch (random.nextInt(17)) {
        case 0, 1, 2, 3 -> recordAndPost(random, i);
        case 4, 5 -> repeat(random);
        case 6, 7 -> reverse(random, i);
        case 8 -> settle(random, i, true);
        case 9 -> settle(random, i, false);
        case 10, 11 -> adjust(random, i);
        case 12 -> crash(random, i);
        case 13 -> merge(random);
        case 14 -> part(random);
        case 15 -> sync(random, i);
        default -> reuseKey(random);
      }
    }
    persons.forEach(person -> assertThat(desk.balance(person)).isEqualTo(expected(person)));
    assertThat(waiting()).isEqualTo(bothCredited());
    var run = world.use(() -> world.verification.verify(world.office));
    assertThat(run.findings()).isEmpty();
    assertThat(run.entries()).isEqualTo(entries);
  }

  private void recordAndPost(Random random, int i) {
    var person = persons.get(random.nextInt(PERSONS));
    var day = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(60));
    var facts =
        Facts.aSession(person)
            .on(
                day.toString(),
                LocalTime.of(8, 0).plusMinutes(random.nextInt(600)).toString(),
                1 + random.nextInt(200));
    if (random.nextBoolean()) {
      facts = facts.followedUpAfter("2026-05-31");
    }
    var one = desk.record("evidence " + i, facts);
    evidence.add(one);
    var minutes = one.facts().minutes();
    var held = one.course().hasFollowUp() ? minutes / 5 : 0;
    var posting = new Posting("post " + i, one.id(), Assessment.PASSED, minutes - held, held);
    var free = isFree(one);
    var outcome = desk.post(posting);
    assertThat(outcome.isRefused()).isEqualTo(!free);
    if (free) {
      posted(one, posting, outcome);
    }
  }

  private void posted(Evidence one, Posting posting, Outcome outcome) {
    postings.add(posting);
    standing.put(one.id(), outcome.entries());
    occupied.get(one.person()).addAll(minutesOf(one));
    add(one, new Amount(posting.postedMinutes(), posting.heldMinutes()));
    entries += outcome.entries().size();
    outcome.entries().stream()
        .filter(Entry.Held.class::isInstance)
        .forEach(entry -> left.put(entry.id(), entry.effect().held()));
  }

  /** Two rows become one person; the model adds them up and keeps their minutes together. */
  private void merge(Random random) {
    var absorbed = persons.get(random.nextInt(PERSONS));
    var kept = persons.get(random.nextInt(PERSONS));
    var possible =
        !absorbed.equals(kept)
            && !merged.containsKey(absorbed)
            && !merged.containsValue(absorbed)
            && !merged.containsKey(kept);
    try {
      decide(IdentityMerge.Action.MERGE, absorbed, kept);
      assertThat(possible).isTrue();
      merged.put(absorbed, kept);
    } catch (Refusal refusal) {
      assertThat(possible).as(refusal.text().key()).isFalse();
    }
    assertThat(desk.balance(absorbed)).isEqualTo(expected(absorbed));
  }

  private void part(Random random) {
    var rows = merged.keySet().stream().sorted().toList();
    if (!rows.isEmpty()) {
      var absorbed = rows.get(random.nextInt(rows.size()));
      decide(IdentityMerge.Action.UNDO, absorbed, merged.remove(absorbed));
      assertThat(desk.balance(absorbed)).isEqualTo(expected(absorbed));
    }
  }

  private void decide(IdentityMerge.Action action, UUID absorbed, UUID kept) {
    var asked = new IdentityMerges.Asked(action, absorbed, kept, "核对了证件");
    var merge =
        world.use(() -> world.identityMerges.propose(world.tenant, asked, Merges.by(world.office)));
    world.use(() -> world.merges.decide(merge.id(), true, "同一人", world.second));
  }

  /**
   * As a gradebook sync does: all that was recorded for one row and is not credited is proposed and
   * posted in one batch, under the keys the proposals bring; a second time nothing is new.
   */
  private void sync(Random random, int i) {
    var person = persons.get(random.nextInt(PERSONS));
    var waiting =
        evidence.stream()
            .filter(one -> one.person().equals(person) && !net.containsKey(one.id()))
            .sorted(Comparator.comparing(one -> one.id()))
            .toList();
    var asked = waiting.stream().map(one -> new Assessed(one.id(), Assessment.PASSED)).toList();
    var proposals = world.use(() -> world.recognitions.propose(world.tenant, asked));
    var batch = proposals.stream().flatMap(one -> one.posting().stream()).toList();
    var outcomes = world.use(() -> world.ledger.post(batch, world.office));
    for (var one : waiting) {
      var at = batch.stream().map(Posting::evidence).toList().indexOf(one.id());
      assertThat(at >= 0).as("sync " + i).isEqualTo(isFree(one));
      if (at >= 0) {
        assertThat(outcomes.get(at).status()).isEqualTo(Outcome.Status.POSTED);
        posted(one, batch.get(at), outcomes.get(at));
      }
    }
    assertThat(world.use(() -> world.ledger.post(batch, world.office)))
        .allMatch(outcome -> outcome.status() == Outcome.Status.ALREADY_POSTED);
  }

  private List<UUID> together(UUID person) {
    var kept = merged.getOrDefault(person, person);
    return persons.stream().filter(one -> merged.getOrDefault(one, one).equals(kept)).toList();
  }

  private Amount expected(UUID person) {
    return together(person).stream().map(balance::get).reduce(Amount.ZERO, Amount::plus);
  }

  private boolean isFree(Evidence one) {
    return together(one.person()).stream()
        .noneMatch(row -> minutesOf(one).stream().anyMatch(occupied.get(row)::contains));
  }

  /** Pairs of pieces of evidence, both credited, that claim the same minutes of one person. */
  private Set<Set<UUID>> bothCredited() {
    var credited = evidence.stream().filter(one -> standing.containsKey(one.id())).toList();
    var pairs = new HashSet<Set<UUID>>();
    for (var one : credited) {
      for (var other : credited) {
        if (!one.person().equals(other.person())
            && together(one.person()).contains(other.person())
            && minutesOf(one).stream().anyMatch(minutesOf(other)::contains)) {
          pairs.add(Set.of(one.id(), other.id()));
        }
      }
    }
    return pairs;
  }

  private Set<Set<UUID>> waiting() {
    return world.use(() -> world.overlaps.open(world.tenant, Integer.MAX_VALUE)).stream()
        .filter(one -> standing.containsKey(one.asked().id()))
        .map(one -> Set.of(one.asked().id(), one.against().id()))
        .collect(Collectors.toSet());
  }

  private void repeat(Random random) {
    if (!postings.isEmpty()) {
      var again = desk.post(postings.get(random.nextInt(postings.size())));
      assertThat(again.status()).isEqualTo(Outcome.Status.ALREADY_POSTED);
    }
  }

  private void reuseKey(Random random) {
    if (!postings.isEmpty()) {
      var old = postings.get(random.nextInt(postings.size()));
      var other =
          new Posting(old.key(), old.evidence(), Assessment.PASSED, old.postedMinutes() + 1, 0);
      assertThat(desk.post(other).because().key()).isEqualTo("ledger.refusal.keyReused");
    }
  }

  private void reverse(Random random, int i) {
    if (evidence.isEmpty()) {
      return;
    }
    var one = evidence.get(random.nextInt(evidence.size()));
    var taken = standing.remove(one.id());
    if (taken == null) {
      return;
    }
    var effect = new Amount(0, 0);
    for (var written : desk.reverse("reverse " + i, taken.get(0)).entries()) {
      effect = effect.plus(written.effect());
      entries++;
    }
    assertThat(effect).isEqualTo(net.get(one.id()).negated());
    add(one, effect);
    occupied.get(one.person()).removeAll(minutesOf(one));
    taken.forEach(entry -> left.remove(entry.id()));
  }

  /** Some held minutes are let count, or are lost. */
  private void settle(Random random, int i, boolean release) {
    var open = left.keySet().stream().sorted().toList();
    if (open.isEmpty()) {
      return;
    }
    var id = open.get(random.nextInt(open.size()));
    var held = (Entry.Held) world.use(() -> world.entries.get(world.tenant, id)).entry();
    var minutes = 1 + random.nextInt(held.minutes() + 3);
    try {
      if (release) {
        desk.release("release " + i, held, minutes, false);
      } else {
        desk.voidHold("void " + i, held, minutes);
      }
      assertThat(minutes).isLessThanOrEqualTo(left.get(id));
      left.merge(id, -minutes, Integer::sum);
      add(evidenceOf(held), new Amount(release ? minutes : 0, -minutes));
      entries++;
    } catch (Refusal refusal) {
      assertThat(minutes).isGreaterThan(left.get(id));
    }
  }

  /** Some minutes less, as one person may alone; never to nothing. */
  private void adjust(Random random, int i) {
    var credited = evidence.stream().filter(one -> standing.containsKey(one.id())).toList();
    if (credited.isEmpty()) {
      return;
    }
    var one = credited.get(random.nextInt(credited.size()));
    var entry = (Entry.Posted) standing.get(one.id()).get(0);
    var minutes = -1 - random.nextInt(60);
    var counting = world.use(() -> world.books.of(world.tenant, one.person())).counting(entry);
    var asked =
        new NewCorrection(
            "adjust " + i, Correction.Kind.ADJUST, entry.id(), minutes, "登记有误", List.of());
    try {
      world.use(() -> world.corrections.propose(asked, world.office));
      assertThat(counting + minutes).isPositive();
      add(one, new Amount(minutes, 0));
      entries++;
    } catch (Refusal refusal) {
      assertThat(refusal.text().key()).isEqualTo("ledger.refusal.adjustsAway");
      assertThat(counting + minutes).isLessThan(1);
    }
  }

  /**
   * The transaction ends before it is committed: nothing of it is there, and it can be asked again.
   */
  private void crash(Random random, int i) {
    var credited = evidence.stream().filter(one -> standing.containsKey(one.id())).toList();
    if (credited.isEmpty()) {
      return;
    }
    var one = credited.get(random.nextInt(credited.size()));
    var reversal = new Reversal("crash " + i, standing.get(one.id()).get(0).id(), "停电");
    world.jdbi.useTransaction(
        handle -> {
          handle.savepoint("before");
          world.ledger.reverse(reversal, world.office);
          handle.rollbackToSavepoint("before");
        });
    assertThat(desk.balance(one.person())).isEqualTo(expected(one.person()));
  }

  private Evidence evidenceOf(Entry entry) {
    return evidence.stream()
        .filter(one -> one.id().equals(entry.credit().evidence()))
        .findFirst()
        .orElseThrow();
  }

  private void add(Evidence one, Amount amount) {
    net.merge(one.id(), amount, Amount::plus);
    balance.merge(one.person(), amount, Amount::plus);
  }

  private static Set<Long> minutesOf(Evidence one) {
    var minutes = new HashSet<Long>();
    for (var interval : one.facts().intervals()) {
      for (var at = interval.from(); at.isBefore(interval.to()); at = at.plusSeconds(60)) {
        minutes.add(at.getEpochSecond() / 60);
      }
    }
    return minutes;
  }
}
