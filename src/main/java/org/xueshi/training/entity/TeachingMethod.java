package org.xueshi.training.entity;

/** The five methods of article 20.2. */
public enum TeachingMethod {
  /** 案例式. */
  CASE,
  /** 探究式. */
  INQUIRY,
  /** 参与式. */
  PARTICIPATORY,
  /** 情景式. */
  SITUATIONAL,
  /** 讨论式. */
  DISCUSSION
}
