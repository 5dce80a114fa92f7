package org.xueshi.gradebook.entity;

import org.xueshi.kernel.entity.Text;

/** Why a score is not where it should be, as a trainer understands it. */
public enum Because {
  /** This person never came from that platform, so we do not know what it calls them. */
  NO_IDENTITY,
  /**
   * Not enrolled as a learner in the platform's course: left, never enrolled, or a teacher there.
   */
  NOT_A_LEARNER,
  /** The platform's course has no column for this part of the course. */
  NO_COLUMN,
  /** The column takes scores and throws them away (a wrong grade type in the platform). */
  COLUMN_SWALLOWS,
  /** The platform does not allow this tool to write grades. */
  NOT_ALLOWED,
  /** The platform refuses our credentials. */
  NOT_TRUSTED,
  /** The platform cannot be reached, does not answer in time, or asked us to come back later. */
  PLATFORM_AWAY,
  /**
   * The platform holds another grade with a later time; it will be tried again with a newer one.
   */
  OVERTAKEN,
  /**
   * Somebody has changed our grade in the platform: a person chooses before a newer one goes out.
   */
  EDITED_THERE,
  /** The trainer left the value that somebody entered in the platform. */
  KEPT_THERE;

  public Text text() {
    return Text.of("gradebook.because." + name());
  }
}
