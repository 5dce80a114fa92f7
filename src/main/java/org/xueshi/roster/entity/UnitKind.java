package org.xueshi.roster.entity;

/** Units besides schools. */
public enum UnitKind {
  /** 培训基地 (13.1). */
  BASE,
  /** 培训机构 (12.3, 13.2). */
  PROVIDER,
  /** 名师工作室 (3.5). */
  STUDIO,
  /** 工作坊 (3.5). */
  WORKSHOP,
  /** 校长发展共同体 (3.6). */
  COMMUNITY;

  /** Whether it may be given projects, and so needs a qualification (12.3). */
  public boolean mayTrain() {
    return this == BASE || this == PROVIDER;
  }
}
