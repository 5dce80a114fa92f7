package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rule packs' documents as the database spells them: what checkpoints seal. */
@ApplicationScoped
class RulePackTexts {

  private Jdbi jdbi;

  protected RulePackTexts() {}

  @Inject
  RulePackTexts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** By code. */
  SortedMap<String, String> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select code, document::text as text from rule_pack where tenant_id = :tenant")
                .bind("tenant", tenant)
                .reduceRows(
                    new TreeMap<String, String>(),
                    (packs, row) -> {
                      packs.put(
                          row.getColumn("code", String.class), row.getColumn("text", String.class));
                      return packs;
                    }));
  }
}
