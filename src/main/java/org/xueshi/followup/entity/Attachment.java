package org.xueshi.followup.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A file with a submission, without its bytes.
 *
 * @param workId the handing-in it belongs to; null while it lies with the draft
 */
public record Attachment(
    UUID id, UUID personId, UUID workId, String fileName, int size, Instant addedAt) {

  /** Most files of a participant on a task. */
  public static final int COUNT_MAX = 10;
}
