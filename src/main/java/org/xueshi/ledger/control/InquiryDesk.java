package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.Inquiry;
import org.xueshi.ledger.entity.InquiryDecision;
import org.xueshi.ledger.entity.InquiryEvent;
import org.xueshi.ledger.entity.NewCorrection;
import org.xueshi.web.entity.Actor;

/**
 * 学时疑问, the Office's side: what waits, and deciding it. A decision that changes the book goes
 * through {@link Corrections}; where that wants a second person, the inquiry stays open until that
 * person has decided.
 */
@ApplicationScoped
public class InquiryDesk {

  private static final int REASON_MAX = 500;

  private InquiryStore store;
  private InboxStore inbox;
  private Inquiries inquiries;
  private Corrections corrections;
  private Clock clock;

  protected InquiryDesk() {}

  @Inject
  public InquiryDesk(
      InquiryStore store,
      InboxStore inbox,
      Inquiries inquiries,
      Corrections corrections,
      Clock clock) {
    this.store = store;
    this.inbox = inbox;
    this.inquiries = inquiries;
    this.corrections = corrections;
    this.clock = clock;
  }

  /**
   * What is looked for.
   *
   * @param state never DRAFT: what is not handed in is nobody else's business
   * @param school {@code null} for any
   * @param olderThanDays waiting at least so long; 0 for any
   * @param person words of a name, or the beginning of a staff number; blank for any
   */
  public record Asked(Inquiry.State state, UUID school, int olderThanDays, String person) {}

  /**
   * A line of the inbox.
   *
   * @param school {@code null} if not known
   * @param waitsForSecond a correction was proposed and waits for another person
   */
  public record Line(
      Inquiry inquiry, String person, String staffNumber, String school, boolean waitsForSecond) {}

  /**
   * A page of the inbox, longest waiting first.
   *
   * @param next put into {@code after} to go on; {@code null} at the end
   */
  public record Found(List<Line> lines, UUID next) {}

  /**
   * @param after identifier of the last one seen, or {@code null} for the first page
   * @param limit 1–200
   */
  @Transactional
  public Found find(UUID tenant, Asked asked, UUID after, int limit) {
    var lines = inbox.find(tenant, asked, new InboxStore.Slice(after, limit + 1, clock.instant()));
    var shown = lines.size() > limit ? lines.subList(0, limit) : lines;
    var next = lines.size() > limit ? shown.get(limit - 1).inquiry().id() : null;
    return new Found(shown, next);
  }

  /** How many wait for the Office, corrections that want a second person included. */
  @Transactional
  public int waiting(UUID tenant) {
    return inbox.waiting(tenant);
  }

  /** The open one that waits longest, after {@code id}; or the first of all; or none. */
  @Transactional
  public java.util.Optional<UUID> nextAfter(UUID tenant, UUID id) {
    return inbox.nextAfter(tenant, id);
  }

  /**
   * @throws Refusal NOT_FOUND, also for a draft
   */
  @Transactional
  public Inquiries.Thread read(UUID tenant, UUID id) {
    return inquiries.thread(submitted(tenant, id));
  }

  /**
   * Decides. A correction that needs nobody else is done at once.
   *
   * @throws Refusal NOT_FOUND; INVALID ({@code reason}, those of {@link Corrections#propose});
   *     CONFLICT ({@code inquiryChanged} if somebody was quicker, those of Corrections)
   */
  @Transactional
  public Inquiry decide(UUID id, InquiryDecision decision, Actor office) {
    var inquiry = submitted(office.tenant(), id);
    var reason = decision.reason() == null ? "" : decision.reason().strip();
    if (reason.isEmpty() || reason.length() > REASON_MAX) {
      throw Refusal.invalid("ledger.refusal.reason", REASON_MAX);
    }
    if (inquiry.state() != Inquiry.State.OPEN) {
      throw Refusal.conflict("ledger.refusal.inquiryChanged");
    }
    switch (decision.kind()) {
      case ANSWER -> close(inquiry, event(inquiry, InquiryEvent.What.ANSWERED, reason, office));
      case REFUSE -> close(inquiry, event(inquiry, InquiryEvent.What.REFUSED, reason, office));
      case ADD -> close(inquiry, event(inquiry, InquiryEvent.What.ADDED, reason, office));
      case ADJUST, REVERSE -> correct(inquiry, decision, reason, office);
    }
    return submitted(office.tenant(), id);
  }

  private void correct(Inquiry inquiry, InquiryDecision decision, String reason, Actor office) {
    var kind =
        decision.kind() == InquiryDecision.Kind.ADJUST
            ? Correction.Kind.ADJUST
            : Correction.Kind.REVERSE;
    var key = "inquiry:" + inquiry.id() + ":" + store.events(inquiry.tenant(), inquiry.id()).size();
    var correction =
        corrections.propose(
            new NewCorrection(key, kind, decision.entry(), decision.minutes(), reason, List.of()),
            office);
    if (!store.areOne(inquiry.tenant(), correction.person(), inquiry.person())) {
      throw Refusal.notFound();
    }
    var open = correction.state() == Correction.State.OPEN;
    var what = open ? InquiryEvent.What.PROPOSED : InquiryEvent.What.CORRECTED;
    var event = event(inquiry, what, reason, correction.id(), office);
    if (open) {
      store.insert(inquiry.tenant(), event);
    } else {
      close(inquiry, event);
    }
  }

  /**
   * The second person's word on a correction, whether or not an inquiry led to it. If one did,
   * accepting closes it and refusing opens it again for a new decision.
   *
   * @throws Refusal as {@link Corrections#decide}
   */
  @Transactional
  public Correction second(UUID correction, boolean accept, String reason, Actor second) {
    var decided = corrections.decide(correction, accept, reason, second);
    store
        .ofCorrection(second.tenant(), correction)
        .filter(inquiry -> inquiry.state() == Inquiry.State.OPEN)
        .ifPresent(
            inquiry -> {
              if (accept) {
                close(
                    inquiry,
                    event(
                        inquiry,
                        InquiryEvent.What.CORRECTED,
                        decided.reason(),
                        correction,
                        second));
              } else {
                store.insert(
                    inquiry.tenant(),
                    event(inquiry, InquiryEvent.What.RETURNED, reason.strip(), correction, second));
              }
            });
    return decided;
  }

  private void close(Inquiry inquiry, InquiryEvent event) {
    var move = new InquiryStore.Move(null, now());
    if (!store.move(inquiry, Inquiry.State.OPEN, Inquiry.State.ANSWERED, move)) {
      throw Refusal.conflict("ledger.refusal.inquiryChanged");
    }
    store.insert(inquiry.tenant(), event);
  }

  private InquiryEvent event(Inquiry inquiry, InquiryEvent.What what, String words, Actor by) {
    return event(inquiry, what, words, null, by);
  }

  private InquiryEvent event(
      Inquiry inquiry, InquiryEvent.What what, String words, UUID correction, Actor by) {
    return new InquiryEvent(Ids.next(), inquiry.id(), what, words, correction, now(), by);
  }

  private Inquiry submitted(UUID tenant, UUID id) {
    return store
        .find(tenant, id)
        .filter(found -> found.submittedAt() != null)
        .orElseThrow(Refusal::notFound);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
