package org.xueshi.gradebook.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.xueshi.ledger.entity.Assessment;

/** 总评: the weighted mean of the columns that have a weight; what is missing counts as zero. */
public final class Overall {

  /**
   * A column that has a weight.
   *
   * @param weight greater than 0
   */
  public record Part(SheetCell cell, int weight) {}

  private Overall() {}

  /**
   * @param passPercent 0–100
   * @return NONE without parts; PENDING if it is not passed and something is missing
   */
  public static Assessment of(List<Part> parts, int passPercent) {
    if (parts.isEmpty()) {
      return Assessment.NONE;
    }
    var sum = BigDecimal.ZERO;
    var weights = 0;
    var missing = false;
    for (var part : parts) {
      weights += part.weight();
      missing |= part.cell().isEmpty();
      sum = sum.add(percent(part.cell()).multiply(BigDecimal.valueOf(part.weight())));
    }
    var mean = sum.divide(BigDecimal.valueOf(weights), 4, RoundingMode.HALF_EVEN);
    if (mean.compareTo(BigDecimal.valueOf(passPercent)) >= 0) {
      return Assessment.PASSED;
    }
    return missing ? Assessment.PENDING : Assessment.FAILED;
  }

  private static BigDecimal percent(SheetCell cell) {
    return cell.isEmpty() ? BigDecimal.ZERO : cell.score().percent();
  }
}
