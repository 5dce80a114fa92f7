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
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.PublishedPack;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Rulings;

/**
 * The district's published rule packs. A district without any gets the one that is shipped, the
 * first time it is asked for.
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
    return ruling(tenant, date).map(PublishedPack::pack);
  }

  /**
   * The same with what became of it: by a revoked pack, balances are still counted, but nothing
   * more is recognised.
   */
  @Transactional
  public Optional<PublishedPack> ruling(UUID tenant, LocalDate date) {
    return rulings(tenant).on(date);
  }

  /** All of them as they are now, in one read. */
  @Transactional
  public Rulings rulings(UUID tenant) {
    return new Rulings(published(tenant));
  }

  /** All packs that are or will be in force, or were, newest first; at least one. */
  @Transactional
  public List<RulePack> all(UUID tenant) {
    return published(tenant).stream()
        .filter(one -> !one.isWithdrawn())
        .map(PublishedPack::pack)
        .toList();
  }

  /** All packs that were ever published, withdrawn ones included, newest first. */
  @Transactional
  public List<PublishedPack> published(UUID tenant) {
    var rows = store.all(tenant);
    if (rows.isEmpty()) {
      publish(tenant, shipped());
      rows = store.all(tenant);
    }
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    var begun =
        rows.stream()
            .filter(row -> !row.effectiveFrom().isAfter(today))
            .filter(row -> row.withdrawal() == null || revoked(row))
            .findFirst()
            .map(row -> pack(tenant, row.code()))
            .orElse(null);
    return rows.stream().map(row -> published(tenant, row, today, begun)).toList();
  }

  private static boolean revoked(RulePackStore.Row row) {
    return row.withdrawal().kind() == PublishedPack.Withdrawal.Kind.REVOKED;
  }

  private PublishedPack published(
      UUID tenant, RulePackStore.Row row, LocalDate today, RulePack begun) {
    var pack = pack(tenant, row.code());
    var state = PublishedPack.state(pack, row.withdrawal(), today, begun);
    return new PublishedPack(pack, row.recordedAt(), row.replaces(), row.withdrawal(), state);
  }

  /**
   * @throws Refusal NOT_FOUND if the district has none of that code
   */
  @Transactional
  public PublishedPack get(UUID tenant, String code) {
    return published(tenant).stream()
        .filter(one -> one.pack().code().equals(code))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  /** Its document as JSON, in today's form. */
  @Transactional
  public String document(UUID tenant, String code) {
    get(tenant, code);
    return RulePackForms.pretty(
        RulePackForms.upgraded(RulePackForms.parse(store.document(tenant, code))));
  }

  /** The published JSON Schema of packs. */
  public String schema() {
    return RulePackSchema.TEXT;
  }

  /**
   * Gives a district its first pack, without a proposal; if it has one, nothing happens. Every
   * further one is published by {@link RuleProposals#publish}.
   */
  @Transactional
  public void publish(UUID tenant, String document) {
    var pack = RulePackJson.read(document);
    var row = new RulePackStore.Row(pack.code(), pack.effectiveFrom(), clock.instant(), null, null);
    store.insertFirst(tenant, row, document);
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
