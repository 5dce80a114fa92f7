package org.xueshi.ledger.boundary;

import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.ledger.entity.Outlook;
import org.xueshi.ledger.entity.Statement;

/** CSS class of the tag that says a state; colour is never all that tells states apart. */
public final class Tone {

  private Tone() {}

  public static String of(Statement.State state) {
    return switch (state) {
      case COUNTED -> "tag-good";
      case HELD -> "tag-warn";
      case WAITING -> "tag-info";
      case REFUSED, REVERSED -> "tag-bad";
    };
  }

  public static String of(Outlook outlook) {
    return switch (outlook) {
      case MET -> "tag-good";
      case ON_COURSE -> "tag-info";
      case AT_RISK -> "tag-warn";
      case SHORT -> "tag-bad";
    };
  }

  public static String of(Inquiry.State state) {
    return switch (state) {
      case DRAFT, WITHDRAWN -> "";
      case OPEN -> "tag-info";
      case ANSWERED -> "tag-good";
    };
  }
}
