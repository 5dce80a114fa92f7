package org.xueshi.ledger.control;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xueshi.ledger.entity.RulePack;

/** The shipped rules, and the same with some values changed. */
public final class Packs {

  private static final String SHIPPED = read();

  private Packs() {}

  public static RulePack shipped() {
    return RulePackJson.read(SHIPPED);
  }

  /** Paths and values by turns: JSON Pointers; integers, booleans, or JSON as text. */
  public static RulePack changed(Object... pathsAndValues) {
    return RulePackJson.read(document(pathsAndValues));
  }

  /** The same as a document. */
  public static String document(Object... pathsAndValues) {
    var patch = Json.createPatchBuilder();
    for (var i = 0; i < pathsAndValues.length; i += 2) {
      var path = (String) pathsAndValues[i];
      var value = pathsAndValues[i + 1];
      if (value instanceof Integer number) {
        patch.add(path, number);
      } else if (value instanceof Boolean flag) {
        patch.add(path, flag);
      } else {
        var wrapped = RulePackForms.parse("{\"v\":" + value + "}");
        patch.add(path, wrapped.get("v"));
      }
    }
    return patch.build().apply(RulePackForms.parse(SHIPPED)).toString();
  }

  private static String read() {
    try {
      return Files.readString(Path.of("src/main/resources/rulepack/ganzhou-1.json"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
