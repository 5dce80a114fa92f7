package org.xueshi.resources.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.xueshi.kernel.entity.Text;

/** Sizes of files as people read them. */
public final class FileSize {

  private static final String[] UNITS = {"KB", "MB", "GB"};
  private static final int STEP = 1024;

  private FileSize() {}

  /** In KB, MB or GB, with one decimal below 10. */
  public static Text text(long bytes) {
    var number = BigDecimal.valueOf(Math.max(bytes, 103)).divide(BigDecimal.valueOf(STEP));
    var unit = 0;
    while (unit < UNITS.length - 1 && number.compareTo(BigDecimal.valueOf(STEP)) >= 0) {
      number = number.divide(BigDecimal.valueOf(STEP));
      unit++;
    }
    var scale = number.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
    return Text.of("resources.size." + UNITS[unit], number.setScale(scale, RoundingMode.HALF_UP));
  }
}
