package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * 在场验证: a question that comes when nobody can foresee it, about the part just seen where there is
 * one. Until it is answered rightly, no time counts.
 *
 * @param questionId of the trainer's question; null for one that was made up
 * @param text the trainer's own words; for the others what their kind's text needs
 * @param choices in the order shown, at least two
 * @param right index of the right one; never leaves the server
 * @param position where the medium stood, in milliseconds
 */
public record PresenceCheck(
    UUID id,
    Kind kind,
    UUID questionId,
    String text,
    List<String> choices,
    int right,
    long position,
    Instant askedAt) {

  /** What is asked. */
  public enum Kind {
    /** A trainer's question. */
    QUESTION,
    /** Which stretch of the video or audio was just played. */
    POSITION,
    /** A small sum: whether somebody is there at all. */
    SUM
  }

  private static final int CHOICES = 4;
  private static final long SHORTEST_STRETCH_SECONDS = 30;
  private static final int STRETCHES = 20;

  public PresenceCheck {
    choices = List.copyOf(choices);
    if (right < 0 || right >= choices.size()) {
      throw new IllegalArgumentException("no such choice");
    }
  }

  /** Which check, where the medium stands, and when. */
  public record Moment(UUID id, long position, Instant at) {}

  /** A trainer's question, its answers shuffled. */
  public static PresenceCheck of(StudyQuestion question, Moment moment, Random random) {
    var right = question.choices().get(question.right());
    var shuffled = shuffled(question.choices(), random);
    return new PresenceCheck(
        moment.id(),
        Kind.QUESTION,
        question.id(),
        question.text(),
        shuffled,
        shuffled.indexOf(right),
        moment.position(),
        moment.at());
  }

  /**
   * One that is made up, for units whose trainer wrote none: where the medium stands, if it is long
   * enough to tell; else a sum.
   */
  public static PresenceCheck madeUp(long durationMillis, Moment moment, Random random) {
    var width = Math.max(SHORTEST_STRETCH_SECONDS, durationMillis / 1000 / STRETCHES);
    var stretches = durationMillis / 1000 / width;
    return stretches < 2 * CHOICES
        ? sum(moment, random)
        : position(width, stretches, moment, random);
  }

  private static PresenceCheck position(long width, long stretches, Moment moment, Random random) {
    var here = Math.min(stretches - 1, moment.position() / 1000 / width);
    // Neighbours would be a trap for whoever just crossed the line between them.
    var others =
        shuffled(
            LongStream.range(0, stretches).filter(one -> Math.abs(one - here) > 1).boxed().toList(),
            random);
    var all = new ArrayList<>(others.subList(0, CHOICES - 1));
    all.add(here);
    Collections.sort(all);
    var choices = all.stream().map(one -> clock(one * width) + "–" + clock((one + 1) * width));
    return new PresenceCheck(
        moment.id(),
        Kind.POSITION,
        null,
        "",
        choices.toList(),
        all.indexOf(here),
        moment.position(),
        moment.at());
  }

  private static PresenceCheck sum(Moment moment, Random random) {
    var one = 11 + random.nextInt(39);
    var other = 11 + random.nextInt(39);
    var sums = new ArrayList<>(List.of(one + other));
    while (sums.size() < CHOICES) {
      var wrong = one + other - 15 + random.nextInt(31);
      if (!sums.contains(wrong)) {
        sums.add(wrong);
      }
    }
    var shuffled = shuffled(sums, random);
    return new PresenceCheck(
        moment.id(),
        Kind.SUM,
        null,
        one + " + " + other,
        shuffled.stream().map(String::valueOf).toList(),
        shuffled.indexOf(one + other),
        moment.position(),
        moment.at());
  }

  /** When the next check is due, in granted time; drawn anew each time. */
  public static Duration next(Duration granted, StudyRules rules, Random random) {
    var span = rules.checkMost().minus(rules.checkLeast()).toSeconds();
    return granted.plus(rules.checkLeast()).plusSeconds(span <= 0 ? 0 : random.nextLong(span + 1));
  }

  /**
   * When the first check is due: as {@link #next}, but before the unit's end if it is long enough
   * to have one at all.
   */
  public static Duration first(Duration required, StudyRules rules, Random random) {
    var room = required.minus(rules.checkLeast()).toSeconds();
    var next = next(Duration.ZERO, rules, random);
    return room > 1 && next.compareTo(required) >= 0
        ? rules.checkLeast().plusSeconds(random.nextLong(room - 1))
        : next;
  }

  private static <T> List<T> shuffled(List<T> all, Random random) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static String clock(long seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
