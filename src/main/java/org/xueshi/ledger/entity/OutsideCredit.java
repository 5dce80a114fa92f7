package org.xueshi.ledger.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 外来学时: what somebody earned elsewhere, in another district or institution (5.6, 5.7, 13.3).
 *
 * @param place where from
 * @param course as its paper calls it, with its category
 * @param minutes whole clock minutes
 * @param earnedOn the day on which it counts
 * @param during clock time if the paper says so, else {@code null}
 */
public record OutsideCredit(
    UUID person,
    Place place,
    Course course,
    Mode mode,
    int minutes,
    LocalDate earnedOn,
    Interval during) {

  /**
   * @param district source district, 1–60 characters
   * @param institution who held it, 1–100 characters
   */
  public record Place(String district, String institution) {

    /** Both, as people read them. */
    public String shown() {
      return district + " · " + institution;
    }
  }

  /** Names this one happening, whoever brings it and however often: the evidence's key. */
  public String key() {
    var seal =
        Seals.request(
            "outside", person, place.district(), place.institution(), course.title(), earnedOn);
    return "outside:" + seal.hex();
  }

  /**
   * The facts to record.
   *
   * @param grade C with a paper, D without
   * @param request what it was asked by, to be found again
   */
  public Evidence.Facts facts(Grade grade, UUID request) {
    var source = new Evidence.Source(SourceKind.DOCUMENT, request.toString(), place.shown());
    return new Evidence.Facts(
        person,
        source,
        course,
        grade,
        mode,
        minutes,
        0,
        earnedOn,
        during == null ? List.of() : List.of(during));
  }
}
