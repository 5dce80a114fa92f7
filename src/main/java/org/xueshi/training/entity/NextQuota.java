package org.xueshi.training.entity;

/**
 * 下一年度名额的建议 (16.2): from nominations, show-up and results. A proposal: the bureau decides, and what
 * it was worked out from is kept beside the number.
 *
 * @param quota places of the school this year
 * @param nominated of its teachers by the school
 * @param placed of them with a place
 * @param came of those placed, took part in anything
 * @param finished of those placed, did everything
 * @param teachers who serve at the school
 * @param uncovered of them without district-level training lately (15.3)
 */
public record NextQuota(
    int quota, int nominated, int placed, int came, int finished, int teachers, int uncovered) {

  /** Version of the formula, kept with every proposal. */
  public static final String FORMULA = "2026-1";

  /**
   * Half of the quota stands; three tenths follow show-up, two tenths results. A school that used
   * every place gets one in ten more, at least one; one that did not is not given more than it
   * nominated, but never less than one place while somebody is uncovered. Nobody placed counts as
   * full show-up: the school could not show it.
   */
  public int proposed() {
    var show = placed == 0 ? 100 : 100 * came / placed;
    var result = placed == 0 ? 100 : 100 * finished / placed;
    var base = Math.round(quota * (50 + 0.3f * show + 0.2f * result) / 100f);
    var usedAll = quota > 0 && nominated >= quota;
    var wished = usedAll ? base + Math.max(1, quota / 10) : Math.min(base, Math.max(nominated, 1));
    var least = uncovered > 0 ? 1 : 0;
    return Math.max(least, Math.min(wished, teachers));
  }
}
