package org.xueshi.training.entity;

import java.time.Instant;
import org.xueshi.lti.entity.RosterMember;

/** How somebody stands to a course run: the platform's roster beside what happened here. */
public enum Standing {
  /** Enrolled, and has come in. */
  STUDYING,
  /** Has come in, but no register vouches for them: nothing can be posted. */
  UNVOUCHED,
  /** Enrolled, and has not come in. */
  NOT_YET,
  TRAINER,
  /** Not on the last roster, but only for a while. */
  MISSING,
  /** No longer on the roster. */
  LEFT;

  /**
   * @param member null if the platform's roster never named them
   * @param came whether they have come to this run
   * @param vouched whether a register of teachers has them
   */
  public static Standing of(RosterMember member, boolean came, boolean vouched, Instant now) {
    if (member != null && !member.learner()) {
      return member.presence(now) == RosterMember.Presence.HERE ? TRAINER : LEFT;
    }
    if (member != null && member.presence(now) != RosterMember.Presence.HERE) {
      return member.presence(now) == RosterMember.Presence.MISSING ? MISSING : LEFT;
    }
    if (!came) {
      return NOT_YET;
    }
    return vouched ? STUDYING : UNVOUCHED;
  }
}
