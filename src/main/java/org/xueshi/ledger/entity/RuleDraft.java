package org.xueshi.ledger.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Rules that somebody is still writing (规则草稿).
 *
 * @param document as JSON, always one that can be used
 * @param basedOn code of the pack it was begun from; {@code null} if it was uploaded
 * @param editors accounts that wrote in it
 * @param version to find out that somebody else has changed it meanwhile
 */
public record RuleDraft(
    UUID id,
    RulePack pack,
    String document,
    String basedOn,
    List<String> editors,
    Instant changedAt,
    int version) {

  public RuleDraft {
    editors = List.copyOf(editors);
  }
}
