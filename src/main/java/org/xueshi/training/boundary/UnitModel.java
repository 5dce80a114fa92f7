package org.xueshi.training.boundary;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.resources.entity.PlayerModel;
import org.xueshi.training.control.Study;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyAccount;
import org.xueshi.training.entity.Why;

/**
 * The page of a unit.
 *
 * @param counts false for trainers, who only look
 * @param alternative whether the unit's other form is shown
 * @param tab identifies this open page in its beats
 */
public record UnitModel(
    RemoteUnit unit,
    PlayerModel player,
    boolean counts,
    boolean alternative,
    UUID tab,
    Studied studied) {

  /** What the participant has so far, and what not. */
  public record Studied(Study.Granted granted, List<Interval> intervals, StudyAccount account) {}

  public Study.Granted granted() {
    return studied.granted();
  }

  public Text shown() {
    return shown(granted());
  }

  /** Whether the time on this page counts only while something plays. */
  public boolean mustPlay() {
    return unit.mustPlay(alternative);
  }

  /** The longest last is what matters; what took no second is not worth a line. */
  public List<Why> losses() {
    var lost = studied.account().lost();
    return lost.keySet().stream()
        .filter(why -> lost.get(why).toSeconds() > 0)
        .sorted((one, other) -> lost.get(other).compareTo(lost.get(one)))
        .toList();
  }

  /** As a clock shows it: 12:34. */
  public static String clock(Duration time) {
    var seconds = time.toSecondsPart();
    return time.toMinutes() + (seconds < 10 ? ":0" : ":") + seconds;
  }

  static Text shown(Study.Granted granted) {
    return Text.of("training.unit.granted", clock(granted.granted()), clock(granted.required()));
  }
}
