package org.xueshi.followup.entity;

import java.time.Instant;
import java.util.UUID;

/** A document that the Bureau gets at the end of a training (31.2), without its bytes. */
public record ClosingDocument(UUID id, Kind kind, String fileName, int size, Instant addedAt) {

  /** The three of article 31. */
  public enum Kind {
    /** 专家和培训单位的绩效评估报告. */
    PERFORMANCE_REPORT,
    /** 学员评价表. */
    TRAINEE_EVALUATION,
    /** 优秀学员名单. */
    EXCELLENT_TRAINEES
  }
}
