package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Document;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.web.entity.Actor;

/**
 * 更正: propose, decide, done. Up to a threshold ({@code xueshi.ledger.second-person-above-minutes},
 * 90 by default: two credit hours) an account of the Office corrects alone; above it, for a release
 * before its time and for everything that a teacher asks, another account decides. Never the one
 * who asked: the database refuses that too.
 */
@ApplicationScoped
public class Corrections {

  private static final int REASON_MAX = 500;
  private static final int KEY_MAX = 200;

  private CorrectionStore store;
  private CorrectionParts parts;
  private Documents documents;
  private Clock clock;

  protected Corrections() {}

  @Inject
  Corrections(CorrectionStore store, CorrectionParts parts, Documents documents, Clock clock) {
    this.store = store;
    this.parts = parts;
    this.documents = documents;
    this.clock = clock;
  }

  /** Most minutes that one person may correct alone. */
  public int minutesAlone() {
    return parts.fourEyes().minutesAlone();
  }

  /**
   * Asks for a correction; if no second person is needed, it is done at once.
   *
   * @return it, or what was answered to the same request before
   * @throws Refusal NOT_FOUND, also for a teacher who asks about somebody else's entry; INVALID
   *     ({@code reason, text, notHeld, moreThanHeld}, those of {@link Documents#check} and of an
   *     adjustment); CONFLICT ({@code keyReused, correctionOpen, alreadyReversed, isReversal,
   *     isAdjustment, holdSettled})
   */
  @Transactional
  public Correction propose(NewCorrection asked, Actor actor) {
    check(asked);
    var entry = entry(asked, actor);
    parts.lock(actor.tenant(), entry.head().person());
    var before = store.byKey(actor.tenant(), asked.key());
    if (before.isPresent()) {
      return same(before.get(), asked);
    }
    refuseSecondRequest(asked, entry);
    var minutes = parts.desk().atStake(asked, entry);
    var correction = correction(asked, entry, parts.fourEyes().needsSecond(minutes, actor), actor);
    if (!store.insert(asked.key(), new CorrectionStore.Asked(correction, asked.content()))) {
      throw Refusal.conflict("ledger.refusal.busy");
    }
    documents.attach(
        new Document.About("CORRECTION", correction.id()),
        correction.person(),
        asked.documents(),
        actor);
    return correction.needsSecond()
        ? correction
        : decided(correction, true, asked.reason().strip(), actor);
  }

  /**
   * Accepts (and does) or refuses what was asked. Whoever asked may only take it back.
   *
   * @param reason 1–500 characters
   * @throws Refusal NOT_FOUND; INVALID ({@code reason}); FORBIDDEN ({@code secondPerson,
   *     secondIsPerson}); CONFLICT ({@code correctionDecided}, {@code importRow}, and whatever the
   *     gate refuses: then it stays open and nothing is written)
   */
  @Transactional
  public Correction decide(UUID id, boolean accept, String reason, Actor actor) {
    var correction = get(actor.tenant(), id);
    return decided(correction, accept, reason(reason), actor);
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Correction get(UUID tenant, UUID id) {
    return store.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /** All of a person, newest first. */
  @Transactional
  public List<Correction> ofPerson(UUID tenant, UUID person) {
    return store.ofPerson(tenant, person);
  }

  /**
   * Newest first, imports included.
   *
   * @param open only undecided ones
   * @param before only older ones, or {@code null}
   */
  @Transactional
  public List<Correction> newest(UUID tenant, boolean open, UUID before, int limit) {
    return store.newest(tenant, open, before, limit);
  }

  private Correction decided(Correction correction, boolean accept, String reason, Actor actor) {
    parts.fourEyes().check(correction, accept, actor);
    var decision = new Correction.Decision(accept, reason, now(), actor);
    if (!store.decide(correction, decision)) {
      throw Refusal.conflict("ledger.refusal.correctionDecided");
    }
    if (accept) {
      parts.apply(correction, actor);
    }
    return get(correction.tenant(), correction.id());
  }

  private Entry entry(NewCorrection asked, Actor actor) {
    var entry = parts.entry(actor.tenant(), asked.entry());
    var asker = actor.kind().equals("PERSON") ? UUID.fromString(actor.id()) : null;
    if (asker != null && !parts.areOne(actor.tenant(), entry.head().person(), asker)) {
      throw Refusal.notFound();
    }
    return entry;
  }

  /** Two open requests about one entry would each be judged without the other. */
  private void refuseSecondRequest(NewCorrection asked, Entry entry) {
    var open =
        store.ofPerson(entry.head().tenant(), entry.head().person()).stream()
            .anyMatch(
                one -> one.state() == Correction.State.OPEN && asked.entry().equals(one.entry()));
    if (open) {
      throw Refusal.conflict("ledger.refusal.correctionOpen");
    }
  }

  private static Correction same(CorrectionStore.Asked before, NewCorrection asked) {
    if (!before.content().equals(asked.content())) {
      throw Refusal.conflict("ledger.refusal.keyReused", asked.key());
    }
    return before.correction();
  }

  private Correction correction(
      NewCorrection asked, Entry entry, boolean needsSecond, Actor actor) {
    return new Correction(
        actor.tenant(),
        Ids.next(),
        asked.kind(),
        entry.head().person(),
        entry.id(),
        asked.minutes(),
        asked.reason().strip(),
        needsSecond,
        now(),
        actor,
        null);
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void check(NewCorrection asked) {
    if (asked.key() == null || asked.key().isBlank() || asked.key().length() > KEY_MAX) {
      throw Refusal.invalid("ledger.refusal.text", KEY_MAX);
    }
    reason(asked.reason());
    if (asked.kind() == Correction.Kind.REVERSE && asked.minutes() != 0) {
      throw Refusal.invalid("ledger.refusal.minutes", asked.minutes());
    }
    documents.check(asked.documents());
  }

  private static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    return reason.strip();
  }
}
