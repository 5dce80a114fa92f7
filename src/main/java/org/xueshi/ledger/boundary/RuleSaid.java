package org.xueshi.ledger.boundary;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Conversion;
import org.xueshi.ledger.entity.RulePack;

/** Phrases that rules share: which credit is meant, at which rate. */
final class RuleSaid {

  private RuleSaid() {}

  /** Which credit is meant, as one text whose parts are said in the reader's language. */
  static Text scope(RulePack.Scope scope) {
    var parts =
        Stream.of(
                words("ledger.mode.", scope.modes()),
                words("ledger.kind.", scope.kinds()),
                words("ledger.theme.", scope.themes()),
                words("ledger.level.", scope.levels()))
            .filter(words -> !words.isEmpty())
            .toList();
    if (parts.isEmpty()) {
      return Text.of("rule.say.anyCredit");
    }
    return parts.stream().map(RuleSaid::listed).reduce(RuleSaid::both).orElseThrow();
  }

  static List<Text> words(String prefix, Collection<? extends Enum<?>> values) {
    return values.stream().sorted().map(value -> Text.of(prefix + value)).toList();
  }

  static Text listed(List<Text> words) {
    return words.stream()
        .reduce((left, right) -> Text.of("rule.say.or", left, right))
        .orElseThrow();
  }

  private static Text both(Text left, Text right) {
    return Text.of("rule.say.both", left, right);
  }

  static Text rate(Conversion.Rate rate) {
    if (rate instanceof Conversion.Percent percent) {
      return Text.of("rule.say.rate.percent", percent.percent());
    }
    if (rate instanceof Conversion.Each each) {
      return Text.of("rule.say.rate.each", each.minutes());
    }
    return ((Conversion.Bands) rate)
        .bands().stream()
            .map(band -> Text.of("rule.say.rate.band", band.from(), band.minutes()))
            .reduce(RuleSaid::both)
            .orElseThrow();
  }
}
