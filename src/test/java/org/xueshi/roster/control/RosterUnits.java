package org.xueshi.roster.control;

import org.jdbi.v3.core.Jdbi;

/** Units and trainers for tests of the features that ask them. */
public final class RosterUnits {

  private RosterUnits() {}

  public static Units units(Jdbi jdbi) {
    return new Units(new UnitStore(jdbi));
  }

  public static Trainers trainers(Jdbi jdbi) {
    return new Trainers(new TrainerStore(jdbi));
  }
}
