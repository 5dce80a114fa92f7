package org.xueshi.ledger.entity;

/** Theme of a training; professional ethics (师德) is counted on its own (4.1, 10.2). */
public enum Theme {
  /** 师德. */
  ETHICS,
  /** 学科教学. */
  SUBJECT,
  /** 教育技术. */
  TECHNOLOGY,
  /** 班级管理与育人. */
  PASTORAL,
  /** 学校管理. */
  LEADERSHIP,
  /** 综合. */
  GENERAL
}
