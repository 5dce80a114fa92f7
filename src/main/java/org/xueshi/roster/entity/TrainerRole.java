package org.xueshi.roster.entity;

/** What somebody of the pool is appointed for (17.1, 27.3). */
public enum TrainerRole {
  /** 培训者. */
  TRAINER,
  /** 导师. */
  MENTOR,
  /** 专家. */
  EXPERT,
  /** 评估专家: may not judge a project of their own. */
  EVALUATOR
}
