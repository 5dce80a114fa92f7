package org.xueshi.training.entity;

/** Kinds of follow-up task (25.2). */
public enum TaskKind {
  /** 实践作业. */
  PRACTICE,
  /** 课题合作研究. */
  RESEARCH_PROJECT,
  /** 跟踪指导. */
  GUIDED_VISIT,
  /** 反思. */
  REFLECTION
}
