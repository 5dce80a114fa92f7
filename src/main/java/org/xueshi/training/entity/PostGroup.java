package org.xueshi.training.entity;

/** The five groups of posts that training is for (8.1); the third dimension of article 2.2. */
public enum PostGroup {
  /** 校长和园长. */
  PRINCIPAL,
  /** 教研员. */
  RESEARCHER,
  /** 中层管理者. */
  MIDDLE_LEADER,
  /** 专任教师. */
  TEACHER,
  /** 骨干教师. */
  BACKBONE
}
