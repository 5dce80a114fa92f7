package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/** Seals over evidence and over what somebody asked for. */
public final class Seals {

  private Seals() {}

  /** Seal of evidence as it is recorded. */
  public static Seal evidence(UUID tenant, UUID id, Evidence.Facts facts, Recording recording) {
    return evidenceCanon(tenant, id, facts, recording).seal();
  }

  /** What the seal of recorded evidence covers, spelt out. */
  public static byte[] spelled(Evidence evidence) {
    var recording = new Recording(evidence.recordedAt(), evidence.recordedBy());
    return evidenceCanon(evidence.tenant(), evidence.id(), evidence.facts(), recording).bytes();
  }

  private static Canon evidenceCanon(
      UUID tenant, UUID id, Evidence.Facts facts, Recording recording) {
    return facts(new Canon("xueshi.evidence.1").with("tenant", tenant).with("id", id), facts)
        .with("recorded", recording.at())
        .with("actor-kind", recording.by().kind())
        .with("actor", recording.by().id());
  }

  /** When and by whom. */
  public record Recording(Instant at, Actor by) {}

  /** Whether recorded evidence is still what was sealed. */
  public static boolean holds(Evidence evidence) {
    var recording = new Recording(evidence.recordedAt(), evidence.recordedBy());
    return evidence
        .hash()
        .equals(evidence(evidence.tenant(), evidence.id(), evidence.facts(), recording));
  }

  /** Content of a request to record evidence: the same key must come with the same facts. */
  public static Seal request(Evidence.Facts facts) {
    return facts(new Canon("xueshi.request.evidence.1"), facts).seal();
  }

  /** Content of any other request: its parts in order. */
  public static Seal request(String what, Object... parts) {
    var canon = new Canon("xueshi.request." + what + ".1");
    for (var part : parts) {
      canon.with("part", part);
    }
    return canon.seal();
  }

  static void course(Canon canon, Course course) {
    canon
        .with("course", course.runId())
        .with("title", course.title())
        .with("kind", course.kind())
        .with("level", course.level())
        .with("theme", course.theme())
        .with("ends", course.endsOn());
  }

  private static Canon facts(Canon canon, Evidence.Facts facts) {
    canon
        .with("person", facts.person())
        .with("source-kind", facts.source().kind())
        .with("source", facts.source().id())
        .with("source-title", facts.source().title());
    course(canon, facts.course());
    return canon
        .with("grade", facts.grade())
        .with("mode", facts.mode())
        .with("minutes", facts.minutes())
        .with("planned", facts.plannedMinutes())
        .with("earned", facts.earnedOn())
        .withAll("interval", facts.intervals());
  }
}
