package org.xueshi.papers.boundary;

import java.time.Instant;
import java.time.LocalDate;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** What a print speaks through: both languages side by side, whoever asked for it. */
public record Words(Messages messages) {

  public String zh(String key, Object... arguments) {
    return messages.text(Language.ZH_CN, key, arguments);
  }

  public String en(String key, Object... arguments) {
    return messages.text(Language.EN, key, arguments);
  }

  public String zh(Text text) {
    return messages.text(Language.ZH_CN, text);
  }

  public String en(Text text) {
    return messages.text(Language.EN, text);
  }

  /** The district's calendar day. */
  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Clocks.DISTRICT_ZONE);
  }
}
