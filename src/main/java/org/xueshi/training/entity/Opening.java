package org.xueshi.training.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;

/**
 * 开放报名: what is offered, and everything that forbids it, by article.
 *
 * @param course hours of the course in minutes; remote and face-to-face make it up (5.4)
 * @param selfEnrol self-chosen study (9.2): whoever is eligible has a place at once
 */
public record Opening(
    int capacity,
    boolean selfEnrol,
    int course,
    int remote,
    int face,
    LocalDate applyFrom,
    LocalDate applyUntil) {

  /** Classes are small (20.1); the district gives no number, this bounds typing errors. */
  public static final int CAPACITY_MAX = 2000;

  /** What forbids it, by article; empty if it may open. */
  public Map<String, Text> forbids(OpeningFacts facts, LocalDate startsOn) {
    var forbids = new LinkedHashMap<String, Text>();
    hours(facts, forbids);
    unless(facts.approved(), forbids, "10.1", Text.of("place.gate.approved"));
    unless(facts.designComplete(), forbids, "10.2", Text.of("place.gate.design"));
    if (facts.providerQualified() == null) {
      forbids.put("12.3", Text.of("place.gate.provider"));
    } else if (!facts.providerQualified()) {
      forbids.put("12.3", Text.of("place.gate.unqualified", startsOn));
    }
    unless(selfEnrol || facts.quotas() > 0, forbids, "14.1", Text.of("place.gate.quotas"));
    unless(datesHold(startsOn), forbids, "15.2", Text.of("place.gate.dates"));
    unless(
        facts.unappointed().isEmpty(),
        forbids,
        "17.1",
        Text.of("place.gate.unappointed", String.join("、", facts.unappointed())));
    unless(facts.chiefs() == 1, forbids, "18.1", Text.of("place.gate.chief"));
    unless(facts.signed(), forbids, "18.2", Text.of("place.gate.signed"));
    unless(
        facts.team().holds() || facts.teamWaived(),
        forbids,
        "18.3",
        Text.of("place.gate.team", facts.team().nextFeasible()));
    unless(
        capacity >= 1 && capacity <= CAPACITY_MAX,
        forbids,
        "20.1",
        Text.of("place.gate.capacity", CAPACITY_MAX));
    return forbids;
  }

  private boolean datesHold(LocalDate startsOn) {
    return applyFrom != null
        && applyUntil != null
        && !applyUntil.isBefore(applyFrom)
        && applyUntil.isBefore(startsOn);
  }

  private void hours(OpeningFacts facts, Map<String, Text> forbids) {
    if (course <= 0 || remote < 0 || face < 0 || remote + face != course) {
      forbids.put("5.4", Text.of("place.gate.hours", remote, face, course));
      return;
    }
    var planned = new ArrayList<Integer>(List.of(facts.plannedRemote(), facts.plannedFace()));
    var laidOut = planned.stream().mapToInt(Integer::intValue).sum() > 0;
    unless(
        !laidOut || planned.equals(List.of(remote, face)),
        forbids,
        "5.4",
        Text.of("place.gate.planned", facts.plannedRemote(), facts.plannedFace()));
  }

  private static void unless(boolean holds, Map<String, Text> forbids, String article, Text why) {
    if (!holds) {
      forbids.put(article, why);
    }
  }
}
