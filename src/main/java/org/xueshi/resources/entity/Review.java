package org.xueshi.resources.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;

/**
 * 评审 (11.4): a version of a resource, submitted by its owner, judged by reviewers, decided by the
 * Office.
 *
 * @param ownerId who brought the resource in, if a person; else another identifier
 * @param decidedAt null while submitted
 * @param reason of the decision; null while submitted
 */
public record Review(
    UUID id,
    UUID resourceId,
    UUID versionId,
    String title,
    String ownerId,
    State state,
    Instant submittedAt,
    Instant decidedAt,
    String reason) {

  /** 评审结论. */
  public enum State {
    /** 已提交: waits for opinions and a decision. */
    SUBMITTED,
    /** 退回. */
    RETURNED,
    /** 入库. */
    ACCEPTED,
    /** 推荐. */
    RECOMMENDED,
    /** 精品. */
    PREMIUM;

    public boolean decided() {
      return this != SUBMITTED;
    }
  }

  /** 评审标准: what points are given for, up to {@link #POINTS_MAX} each. */
  public enum Criterion {
    ETHICS,
    SCIENCE,
    PRACTICE,
    DESIGN,
    TECHNIQUE
  }

  public static final int POINTS_MAX = 20;
  private static final int REASON_MAX = 1000;

  /**
   * A reviewer's opinion.
   *
   * @param points by criterion, in their order; empty until given
   * @param verdict null until given, as {@code reason} and {@code givenAt}
   */
  public record Opinion(
      UUID reviewerId, List<Integer> points, State verdict, String reason, Instant givenAt) {

    public boolean given() {
      return givenAt != null;
    }

    public int total() {
      return points.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * @throws Refusal INVALID {@code resources.refusal.review.points, verdict, reason}
     */
    public Opinion checked() {
      if (points.size() != Criterion.values().length
          || points.stream().anyMatch(one -> one < 0 || one > POINTS_MAX)) {
        throw Refusal.invalid("resources.refusal.review.points", POINTS_MAX);
      }
      if (verdict == null || !verdict.decided()) {
        throw Refusal.invalid("resources.refusal.review.verdict");
      }
      checkReason(reason);
      return this;
    }
  }

  /** Who is meant, for the conflict check; {@code school} is null if unknown. */
  public record Party(UUID person, UUID school) {}

  /**
   * Nobody reviews their own work, nor a colleague's of the same school.
   *
   * @param author null if no person brought the resource in
   * @throws Refusal INVALID {@code resources.refusal.review.own, school}
   */
  public static void checkConflict(Party reviewer, Party author) {
    if (author == null) {
      return;
    }
    if (reviewer.person().equals(author.person())) {
      throw Refusal.invalid("resources.refusal.review.own");
    }
    if (reviewer.school() != null && reviewer.school().equals(author.school())) {
      throw Refusal.invalid("resources.refusal.review.school");
    }
  }

  /**
   * Whether it can be decided so.
   *
   * @param given opinions that were given
   * @param least opinions that are needed
   * @throws Refusal CONFLICT {@code resources.refusal.review.decided, tooFew}; INVALID as for
   *     opinions
   */
  public void checkDecision(State decision, String why, int given, int least) {
    if (state.decided()) {
      throw Refusal.conflict("resources.refusal.review.decided");
    }
    if (decision == null || !decision.decided()) {
      throw Refusal.invalid("resources.refusal.review.verdict");
    }
    if (given < least) {
      throw Refusal.conflict("resources.refusal.review.tooFew", least, given);
    }
    checkReason(why);
  }

  private static void checkReason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("resources.refusal.review.reason", REASON_MAX);
    }
  }
}
