package org.xueshi.ledger.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.RuleSheet.Field;

/**
 * A parameter that differs between two packs.
 *
 * @param trail where it is, from the section down
 * @param before what stood there; empty if nothing did
 * @param after what stands there now; empty if nothing does
 */
public record RuleDifference(List<Text> trail, List<Text> before, List<Text> after) {

  public RuleDifference {
    trail = List.copyOf(trail);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * What changed from one document to the other, in the order of the new one; rules are compared
   * with those of the same code. Both in today's form.
   */
  public static List<RuleDifference> between(String older, String newer, String languageTag) {
    var old = fields(older, languageTag);
    var now = fields(newer, languageTag);
    var differences = new ArrayList<RuleDifference>();
    now.forEach(
        (key, field) -> {
          var was = old.get(key);
          var before = was == null ? List.<Text>of() : was.said();
          if (!Objects.equals(before, field.said())) {
            differences.add(new RuleDifference(field.trail(), before, field.said()));
          }
        });
    old.forEach(
        (key, field) -> {
          if (!now.containsKey(key) && !field.said().isEmpty()) {
            differences.add(new RuleDifference(field.trail(), field.said(), List.of()));
          }
        });
    return List.copyOf(differences);
  }

  private static LinkedHashMap<String, Field> fields(String document, String languageTag) {
    var pack = RulePackForms.upgraded(RulePackForms.parse(document));
    var fields = new LinkedHashMap<String, Field>();
    RuleSheet.of(RulePackSchema.ordered(pack), List.of(), languageTag)
        .fields()
        .forEach(field -> fields.put(field.key(), field));
    return fields;
  }
}
