package org.xueshi.training.entity;

/** How somebody of a project's team counts (18.3); each in one category only. */
public enum TeamCategory {
  /** 专家. */
  EXPERT,
  /** 一线优秀教师、教研员. */
  FRONTLINE,
  OTHER
}
