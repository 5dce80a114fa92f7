package org.xueshi.gradebook.boundary;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xueshi.gradebook.entity.Dispatch;
import org.xueshi.gradebook.entity.SendState;

/**
 * What the trainer sees of scores owed to the platform.
 *
 * @param show the state that was asked for, or null for all
 * @param counts how many there are in each state
 */
public record ScoresModel(SendState show, Map<SendState, Long> counts, long all, Paging<Row> rows) {

  /** A score with the words around it. */
  public record Row(String component, String person, String staffNumber, Dispatch dispatch) {}

  static Map<SendState, Long> count(List<Row> rows) {
    var counts = new EnumMap<SendState, Long>(SendState.class);
    for (var state : SendState.values()) {
      counts.put(state, rows.stream().filter(row -> row.dispatch().state() == state).count());
    }
    return counts;
  }

  public long failed() {
    return counts.get(SendState.REFUSED) + counts.get(SendState.DEAD);
  }

  /** The colour of a state. */
  public static String tag(Dispatch dispatch) {
    return switch (dispatch.state()) {
      case SENT -> "tag-good";
      case WAITING -> "tag-info";
      case REFUSED -> "tag-bad";
      case DEAD -> "tag-warn";
    };
  }
}
