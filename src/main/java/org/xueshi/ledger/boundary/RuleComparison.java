package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.control.RuleDifference;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.ledger.entity.PublishedPack;

/** What a draft or proposal changes against the rules in force. */
@RequestScoped
public class RuleComparison {

  @Inject private RulePacks packs;

  /** Code of the pack in force today, or of the newest there is. */
  String inForce(UUID tenant) {
    var all = packs.published(tenant);
    return all.stream()
        .filter(one -> one.state() == PublishedPack.State.IN_FORCE)
        .findFirst()
        .orElse(all.get(0))
        .pack()
        .code();
  }

  List<RuleDifference> differences(UUID tenant, String code, String document, String languageTag) {
    return RuleDifference.between(packs.document(tenant, code), document, languageTag);
  }

  JsonObject parse(String document) {
    try (var reader = Json.createReader(new StringReader(document))) {
      return reader.readObject();
    }
  }
}
