package org.xueshi.training.boundary;

import org.xueshi.training.entity.PlaceState;

/** The colour of a state. */
public final class PlaceTone {

  private PlaceTone() {}

  public static String of(PlaceState state) {
    return switch (state) {
      case PLACED, APPROVED -> "tag-good";
      case REJECTED, RETURNED -> "tag-bad";
      case WAITLISTED, APPEALED -> "tag-warn";
      case APPLIED, RECOMMENDED -> "tag-info";
      case WITHDRAWN -> "";
    };
  }
}
