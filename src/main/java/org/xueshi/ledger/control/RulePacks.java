package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xueshi.ledger.entity.RulePack;

/**
 * The district's rule packs. A district without any gets the one that is shipped, the first time it
 * is asked for.
 */
@ApplicationScoped
public class RulePacks {

  private static final String SHIPPED = "/rulepack/ganzhou-1.json";

  private RulePackStore store;
  private Clock clock;

  /** A published pack never changes, so a parsed one can be kept; which packs exist is asked. */
  private final Map<String, RulePack> parsed = new ConcurrentHashMap<>();

  protected RulePacks() {}

  @Inject
  public RulePacks(RulePackStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The pack in force on {@code date}, or empty: no rule applies before its date (39.1). */
  @Transactional
  public Optional<RulePack> inForce(UUID tenant, LocalDate date) {
    return all(tenant).stream().filter(pack -> !pack.effectiveFrom().isAfter(date)).findFirst();
  }

  /** All packs of the district, newest first; at least one. */
  @Transactional
  public List<RulePack> all(UUID tenant) {
    var rows = store.all(tenant);
    if (rows.isEmpty()) {
      publish(tenant, shipped());
      rows = store.all(tenant);
    }
    return rows.stream().map(row -> pack(tenant, row.code())).toList();
  }

  /** Adds a pack. One that is there already, by code or by date, stays as it is. */
  @Transactional
  public void publish(UUID tenant, String document) {
    var pack = RulePackJson.read(document);
    var row = new RulePackStore.Row(pack.code(), pack.effectiveFrom());
    store.insert(tenant, row, document, clock.instant());
  }

  private RulePack pack(UUID tenant, String code) {
    return parsed.computeIfAbsent(
        tenant + "/" + code, key -> RulePackJson.read(store.document(tenant, code)));
  }

  private static String shipped() {
    try (var stream = RulePacks.class.getResourceAsStream(SHIPPED)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
