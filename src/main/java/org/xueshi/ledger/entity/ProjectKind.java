package org.xueshi.ledger.entity;

/** The eight programme kinds of article 7.1, in its order. */
public enum ProjectKind {
  /** 名师培训. */
  MASTER_TEACHER,
  /** 教研员培训. */
  RESEARCHER,
  /** 校长培训. */
  PRINCIPAL,
  /** 班主任教师培训. */
  CLASS_TEACHER,
  /** 中青年教师学历培训. */
  DEGREE,
  /** 新任教师岗前培训. */
  INDUCTION,
  /** 在职教师岗位培训. */
  IN_SERVICE,
  /** 骨干教师研修提高. */
  BACKBONE
}
