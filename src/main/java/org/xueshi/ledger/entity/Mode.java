package org.xueshi.ledger.entity;

/** Mode of delivery (培训方式), articles 5.4–5.7, 3.2, 22 and 25. */
public enum Mode {
  /** 远程培训. */
  REMOTE,
  /** 集中培训. */
  FACE_TO_FACE,
  /** 训后跟踪. */
  FOLLOW_UP,
  /** 校本研修. */
  SCHOOL_BASED,
  /** 脱产进修. */
  FULL_TIME,
  /** 学历提升. */
  DEGREE,
  /** 跨区域交流. */
  CROSS_REGION,
  /** 大讲堂. */
  LECTURE_SERIES,
  /** 听课评课. */
  LESSON_OBSERVATION,
  /** 公开课. */
  OPEN_LESSON,
  /** 集体备课. */
  JOINT_PLANNING,
  /** 跟岗研修. */
  JOB_SHADOWING,
  /** 送教下乡. */
  RURAL_OUTREACH
}
