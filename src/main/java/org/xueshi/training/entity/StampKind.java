package org.xueshi.training.entity;

/** 签到 or 签退. */
public enum StampKind {
  IN,
  OUT
}
