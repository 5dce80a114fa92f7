package org.xueshi.training.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.training.entity.SignIn;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

/**
 * Fifty people in forty halls sign in, and out again, at once; within the five minutes there are.
 */
class FortyHallsTest {

  private static final int HALLS = Integer.getInteger("halls", 40);
  private static final int PEOPLE = Integer.getInteger("people", 50);
  private static final int AT_ONCE = 16;
  private static final Duration THERE_ARE = Duration.ofMinutes(5);

  private final TrainingWorld world = new TrainingWorld();

  /** A hall and who is in it. */
  private record Hall(TrainingSession session, List<UUID> people) {}

  @Test
  void everybody_is_on_the_roster_of_their_hall_once_and_nobody_is_lost() throws Exception {
    var halls = new ArrayList<Hall>();
    for (var i = 0; i < HALLS; i++) {
      var run = world.aRun("moodle/" + i);
      var people = new ArrayList<UUID>();
      for (var j = 0; j < PEOPLE; j++) {
        people.add(world.aParticipant(run));
      }
      halls.add(new Hall(world.aSession(run), people));
    }
    assertThat(everybody(halls, StampKind.IN)).isLessThan(THERE_ARE);
    world.clock.forward(90 * 60);
    assertThat(everybody(halls, StampKind.OUT)).isLessThan(THERE_ARE);

    var trainer = new Actor(world.tenant, "PERSON", world.aTeacher().toString());
    for (var hall : halls.subList(0, Math.min(4, HALLS))) {
      assertThat(world.use(() -> world.attendance.confirmAll(hall.session(), trainer)))
          .isEqualTo(PEOPLE);
      assertThat(world.evidence.ofPerson(world.tenant, hall.people().get(0)))
          .singleElement()
          .satisfies(one -> assertThat(one.facts().grade()).isEqualTo(Grade.A));
    }
  }

  /** One in ten of them twice, as impatient fingers do. */
  private Duration everybody(List<Hall> halls, StampKind kind) throws Exception {
    var work = new ArrayList<Callable<SignIn>>();
    for (var j = 0; j < PEOPLE; j++) {
      for (var hall : halls) {
        var person = hall.people().get(j);
        work.add(() -> stamp(hall, kind, person));
        if (j % 10 == 0) {
          work.add(() -> stamp(hall, kind, person));
        }
      }
    }
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    var begun = System.nanoTime();
    try {
      for (var answer : pool.invokeAll(work)) {
        assertThat(answer.get()).isInstanceOf(SignIn.Stamped.class);
      }
    } finally {
      pool.shutdown();
    }
    var took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println(work.size() + " stamps " + kind + " in " + took.toMillis() + " ms");
    return took;
  }

  private SignIn stamp(Hall hall, StampKind kind, UUID person) {
    var code = world.signIns.shown(hall.session(), kind).orElseThrow().code();
    return world.use(() -> world.signIns.typed(hall.session(), kind, person, code));
  }
}
