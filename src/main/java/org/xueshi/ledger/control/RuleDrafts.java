package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.RuleDraft;
import org.xueshi.web.entity.Actor;

/** 规则草稿: begun from a pack or uploaded, changed, discarded. Only usable documents are kept. */
@ApplicationScoped
public class RuleDrafts {

  private static final int DOCUMENT_MAX = 200_000;
  private static final Pattern NUMBERED = Pattern.compile("(.*-)(\\d{1,6})");

  private RuleDraftStore store;
  private RulePacks packs;
  private Clock clock;

  protected RuleDrafts() {}

  @Inject
  public RuleDrafts(RuleDraftStore store, RulePacks packs, Clock clock) {
    this.store = store;
    this.packs = packs;
    this.clock = clock;
  }

  /**
   * What came of an attempt to keep a document.
   *
   * @param draft {@code null} if there are problems
   */
  public record Kept(UUID draft, List<RulePackProblem> problems) {}

  @Transactional
  public List<RuleDraft> all(UUID tenant) {
    return store.all(tenant);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public RuleDraft get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** A copy of that pack under the next number, from the first of next month. */
  @Transactional
  public UUID begin(String code, Actor actor) {
    var old = RulePackForms.parse(packs.document(actor.tenant(), code));
    var copy =
        Json.createObjectBuilder(old)
            .add("code", nextCode(actor.tenant(), code))
            .add("effectiveFrom", today().plusMonths(1).withDayOfMonth(1).toString())
            .build();
    return insert(copy, code, List.of(actor.id()), actor.tenant());
  }

  private String nextCode(UUID tenant, String code) {
    var used = packs.published(tenant).stream().map(one -> one.pack().code()).toList();
    var matcher = NUMBERED.matcher(code);
    var stem = matcher.matches() ? matcher.group(1) : code + "-";
    var number = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 1;
    do {
      number++;
    } while (used.contains(stem + number));
    return stem + number;
  }

  /** Of a document from elsewhere; nothing is kept if it has problems. */
  @Transactional
  public Kept upload(String document, Actor actor) {
    var parsed = parse(document);
    var problems = RulePackCheck.problems(parsed);
    return problems.isEmpty()
        ? new Kept(insert(parsed, null, List.of(actor.id()), actor.tenant()), problems)
        : new Kept(null, problems);
  }

  /** Again a draft, of what was proposed and sent back; who wrote in it is not forgotten. */
  UUID reopen(UUID tenant, String document, List<String> editors) {
    return insert(RulePackForms.parse(document), null, editors, tenant);
  }

  /**
   * @param version of the draft that was changed
   * @throws Refusal CONFLICT if somebody else changed it meanwhile
   */
  @Transactional
  public Kept save(UUID id, int version, JsonObject document, Actor actor) {
    var draft = get(actor.tenant(), id);
    var problems = RulePackCheck.problems(document);
    if (!problems.isEmpty()) {
      return new Kept(null, problems);
    }
    var editors = new LinkedHashSet<>(draft.editors());
    editors.add(actor.id());
    var changed =
        new RuleDraft(
            id,
            draft.pack(),
            document.toString(),
            draft.basedOn(),
            List.copyOf(editors),
            clock.instant(),
            version);
    if (!store.update(actor.tenant(), changed)) {
      throw Refusal.conflict("rule.refusal.changed");
    }
    return new Kept(id, List.of());
  }

  @Transactional
  public void discard(UUID id, int version, Actor actor) {
    get(actor.tenant(), id);
    if (!store.delete(actor.tenant(), id, version)) {
      throw Refusal.conflict("rule.refusal.changed");
    }
  }

  private UUID insert(JsonObject document, String basedOn, List<String> editors, UUID tenant) {
    var id = Ids.next();
    var pack = RulePackJson.read(document.toString());
    store.insert(
        tenant, new RuleDraft(id, pack, document.toString(), basedOn, editors, clock.instant(), 1));
    return id;
  }

  private static JsonObject parse(String document) {
    if (document == null || document.isBlank() || document.length() > DOCUMENT_MAX) {
      throw Refusal.invalid("rule.refusal.size", DOCUMENT_MAX);
    }
    try {
      return RulePackForms.upgraded(RulePackForms.parse(document.strip()));
    } catch (JsonException | ClassCastException | NullPointerException malformed) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          Text.of("rule.problem.json", String.valueOf(malformed.getMessage())));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }
}
