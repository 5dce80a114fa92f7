package org.xueshi.training.entity;

import org.xueshi.ledger.entity.Mode;

/** What a blended course is made of (21.2). */
public enum ComponentKind {
  /** 远程单元: remote study of a resource. */
  UNIT(Mode.REMOTE),
  /** 集中活动: a face-to-face session. */
  SESSION(Mode.FACE_TO_FACE),
  /** 训后任务: a follow-up task. */
  TASK(Mode.FOLLOW_UP);

  private final Mode mode;

  ComponentKind(Mode mode) {
    this.mode = mode;
  }

  /** The mode of delivery its minutes count under (5.4). */
  public Mode mode() {
    return mode;
  }
}
