package org.xueshi.ledger.entity;

import java.util.Collection;

/** How many people look how. */
public record OutlookCount(int met, int onCourse, int atRisk, int isShort) {

  public static OutlookCount of(Collection<Outlook> outlooks) {
    var counts = new int[Outlook.values().length];
    outlooks.forEach(one -> counts[one.ordinal()]++);
    return new OutlookCount(counts[0], counts[1], counts[2], counts[3]);
  }

  public int of(Outlook outlook) {
    return switch (outlook) {
      case MET -> met;
      case ON_COURSE -> onCourse;
      case AT_RISK -> atRisk;
      case SHORT -> isShort;
    };
  }

  public int all() {
    return met + onCourse + atRisk + isShort;
  }

  /** Whole percent, 0 if there is nobody. */
  public int percent(Outlook outlook) {
    return all() == 0 ? 0 : Math.round(100f * of(outlook) / all());
  }
}
