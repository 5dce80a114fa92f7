package org.xueshi.training.entity;

import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.SourceKind;

/** What a blended course is made of (21.2). */
public enum ComponentKind {
  /** 远程单元: remote study of a resource. */
  UNIT(Mode.REMOTE, SourceKind.REMOTE_UNIT),
  /** 集中活动: a face-to-face session. */
  SESSION(Mode.FACE_TO_FACE, SourceKind.SESSION),
  /** 训后任务: a follow-up task. */
  TASK(Mode.FOLLOW_UP, SourceKind.FOLLOW_UP_TASK);

  private final Mode mode;
  private final SourceKind source;

  ComponentKind(Mode mode, SourceKind source) {
    this.mode = mode;
    this.source = source;
  }

  /** The mode of delivery its minutes count under (5.4). */
  public Mode mode() {
    return mode;
  }

  /** What the ledger calls evidence that comes from it. */
  public SourceKind source() {
    return source;
  }
}
