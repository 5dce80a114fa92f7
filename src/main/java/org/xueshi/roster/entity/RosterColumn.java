package org.xueshi.roster.entity;

/** Columns of a roster file, in the order of the template. */
public enum RosterColumn {
  /** 工号: by it a person is found again. */
  STAFF_NUMBER(true),
  /** 姓名, as a whole. */
  NAME(true),
  SCHOOL_CODE(true),
  STAGE(false),
  SUBJECT(false),
  POST(false),
  HIRED_ON(false),
  EMAIL(false),
  /** 身份证号: kept only as a keyed hash. */
  ID_NUMBER(false);

  private final boolean needed;

  RosterColumn(boolean needed) {
    this.needed = needed;
  }

  /** Whether a file without this column cannot be read. */
  public boolean needed() {
    return needed;
  }
}
