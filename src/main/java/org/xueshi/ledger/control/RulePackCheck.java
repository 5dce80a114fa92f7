package org.xueshi.ledger.control;

import static org.xueshi.ledger.control.RulePackParts.objects;
import static org.xueshi.ledger.control.RulePackParts.strings;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;

/** What must hold between the parts of a rule pack, beyond the form of each. */
final class RulePackCheck {

  private final JsonObject pack;
  private final List<RulePackProblem> problems = new ArrayList<>();

  private RulePackCheck(JsonObject pack) {
    this.pack = pack;
  }

  /**
   * All that is wrong with a document of today's form; empty if it can be used. If its form is
   * wrong, only that is said: nothing can be compared yet.
   */
  static List<RulePackProblem> problems(JsonObject pack) {
    var form = RulePackSchema.problems(pack);
    if (!form.isEmpty()) {
      return form;
    }
    var check = new RulePackCheck(pack);
    check.codes("caps");
    check.codes("conversions");
    check.codes("requirements");
    check.groups();
    check.posts();
    check.rates();
    check.windows();
    check.main();
    return List.copyOf(check.problems);
  }

  private void codes(String list) {
    var seen = new HashSet<String>();
    var rules = objects(pack, list);
    for (var i = 0; i < rules.size(); i++) {
      if (!seen.add(rules.get(i).getString("code"))) {
        problem("/" + list + "/" + i + "/code", "sameCode");
      }
    }
  }

  private void groups() {
    var seen = new HashSet<String>();
    var groups = objects(pack.getJsonObject("audiences"), "groups");
    for (var i = 0; i < groups.size(); i++) {
      if (!seen.add(groups.get(i).getString("code"))) {
        problem("/audiences/groups/" + i + "/code", "sameCode");
      }
    }
  }

  private void posts() {
    var audiences = pack.getJsonObject("audiences");
    var known =
        objects(audiences, "groups").stream()
            .map(group -> group.getString("code"))
            .collect(Collectors.toSet());
    known("/audiences/eligible", strings(audiences, "eligible"), known);
    Stream.of("conversions", "requirements")
        .forEach(
            list -> {
              var rules = objects(pack, list);
              for (var i = 0; i < rules.size(); i++) {
                known("/" + list + "/" + i + "/posts", strings(rules.get(i), "posts"), known);
              }
            });
  }

  private void known(String path, List<String> asked, Set<String> known) {
    for (var one : asked) {
      if (!known.contains(one)) {
        problem(path, "unknownGroup", one);
      }
    }
  }

  private void rates() {
    var rules = objects(pack, "conversions");
    for (var i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var ways = Stream.of("percent", "each", "bands").filter(rule::containsKey).count();
      if (ways != 1) {
        problem("/conversions/" + i, "oneRate");
      } else if (rule.containsKey("bands")) {
        ascending("/conversions/" + i + "/bands", objects(rule, "bands"));
      }
    }
  }

  private void ascending(String path, List<JsonObject> bands) {
    for (var i = 1; i < bands.size(); i++) {
      if (bands.get(i).getInt("from") <= bands.get(i - 1).getInt("from")
          || bands.get(i).getInt("minutes") < bands.get(i - 1).getInt("minutes")) {
        problem(path + "/" + i, "ascending");
      }
    }
  }

  private void windows() {
    var rules = objects(pack, "requirements");
    for (var i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var window = rule.getString("window");
      if (window.equals("MONTHS") != rule.containsKey("months")) {
        problem("/requirements/" + i + "/months", "months");
      }
      if (rule.getBoolean("proRata") && !window.equals("YEAR") && !window.equals("CYCLE")) {
        problem("/requirements/" + i + "/proRata", "proRata");
      }
    }
  }

  private void main() {
    var main = objects(pack, "requirements").get(0);
    var measure = main.getString("measure");
    if (!main.getString("window").equals("CYCLE")
        || !(measure.equals("HOURS") || measure.equals("CREDITS"))
        || main.getInt("amount") == 0) {
      problem("/requirements/0", "main");
    }
  }

  private void problem(String path, String what, Object... arguments) {
    problems.add(new RulePackProblem(path, Text.of("rule.problem." + what, arguments)));
  }
}
