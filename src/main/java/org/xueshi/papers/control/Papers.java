package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.AttestedBooks;
import org.xueshi.ledger.control.AttestedBooks.Attested;
import org.xueshi.ledger.control.Withdrawals;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Period;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.ledger.entity.Withdrawal;
import org.xueshi.papers.entity.Attestation;
import org.xueshi.papers.entity.Content;
import org.xueshi.papers.entity.Dates;
import org.xueshi.papers.entity.Paper;
import org.xueshi.web.entity.Actor;

/** Transcripts and attestations: issued as snapshots, verified by their code (32.1, 32.3). */
@ApplicationScoped
public class Papers {

  private PaperStore store;
  private AttestedBooks books;
  private Withdrawals withdrawals;
  private Letterhead letterhead;
  private Clock clock;

  protected Papers() {}

  @Inject
  Papers(
      PaperStore store,
      AttestedBooks books,
      Withdrawals withdrawals,
      Letterhead letterhead,
      Clock clock) {
    this.store = store;
    this.books = books;
    this.withdrawals = withdrawals;
    this.letterhead = letterhead;
    this.clock = clock;
  }

  /** A paper and what it is worth today. */
  public record Verified(Paper paper, Certificate.Status status) {}

  /**
   * Issues the transcript of a period, as of today or an earlier day. If the newest of that period
   * says the same already and was not withdrawn, it is returned.
   *
   * @throws Refusal INVALID ({@code papers.refusal.period}) if the period ends before it begins or
   *     after today
   */
  @Transactional
  public Paper transcript(UUID person, Period period, Actor actor) {
    var today = today();
    if (period.to().isBefore(period.from()) || period.to().isAfter(today)) {
      throw Refusal.invalid("papers.refusal.period");
    }
    var dates = dates(period.to());
    var attested = books.of(actor.tenant(), person, standing(dates));
    var heading = letterhead.of(actor.tenant(), List.of(person), dates).get(person);
    var entries = standing(Transcripts.within(attested, period), attested.book());
    return issue(person, entries, Transcripts.of(attested, period, heading), null, actor);
  }

  /**
   * Attests where a person stands on a day.
   *
   * @param trainer the trainers' requirement is asked too
   * @throws Refusal INVALID ({@code papers.refusal.future}) for a day to come
   */
  @Transactional
  public Paper attest(
      UUID person, Attestation.Purpose purpose, LocalDate asOf, boolean trainer, Actor actor) {
    var asked = new Attestations.Asked(purpose, trainer);
    var previews = preview(actor.tenant(), List.of(person), asked, asOf);
    return attest(previews.get(0), null, actor);
  }

  /** Attests where each of these persons stands, as one batch. */
  @Transactional
  public List<Paper> attestAll(
      List<UUID> persons, Attestation.Purpose purpose, LocalDate asOf, Actor actor) {
    var batch = Ids.next();
    var asked = new Attestations.Asked(purpose, false);
    return preview(actor.tenant(), persons, asked, asOf).stream()
        .map(preview -> attest(preview, batch, actor))
        .toList();
  }

  /** Where these persons stand, nothing issued; in the order given. */
  @Transactional
  public Map<UUID, Attestation> look(
      UUID tenant, List<UUID> persons, Attestation.Purpose purpose, LocalDate asOf) {
    var asked = new Attestations.Asked(purpose, false);
    return preview(tenant, persons, asked, asOf).stream()
        .collect(
            Collectors.toMap(
                Preview::person,
                Preview::content,
                (one, same) -> one,
                java.util.LinkedHashMap::new));
  }

  /**
   * @param typed the code as somebody typed it
   * @return empty if there is no such paper
   */
  @Transactional
  public Optional<Verified> verify(UUID tenant, String typed) {
    return VerificationCode.typed(typed)
        .flatMap(code -> store.byCode(tenant, code))
        .flatMap(
            found ->
                ofPerson(tenant, found.person()).stream()
                    .filter(one -> one.paper().id().equals(found.id()))
                    .findFirst());
  }

  /** All papers of a person with today's status, newest first. */
  @Transactional
  public List<Verified> ofPerson(UUID tenant, UUID person) {
    var all = store.ofPerson(tenant, person);
    if (all.isEmpty()) {
      return List.of();
    }
    var book = books.today(tenant, person);
    var frozen = books.frozen(tenant, book);
    var asked = withdrawals.ofCodes(tenant, all.stream().map(Paper::code).toList());
    return all.stream()
        .map(
            paper -> {
              var withdrawn =
                  Optional.ofNullable(asked.get(paper.code()))
                      .map(Withdrawal::isAccepted)
                      .orElse(false);
              return new Verified(paper, paper.status(book, newest(all, paper), withdrawn, frozen));
            })
        .toList();
  }

  /** Papers issued together, in order. */
  @Transactional
  public List<Paper> ofBatch(UUID tenant, UUID batch) {
    return store.ofBatch(tenant, batch);
  }

  /** Today by the district's calendar. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
  }

  private record Preview(UUID person, Attested attested, Attestation content) {}

  private List<Preview> preview(
      UUID tenant, List<UUID> persons, Attestations.Asked asked, LocalDate asOf) {
    if (asOf.isAfter(today())) {
      throw Refusal.invalid("papers.refusal.future");
    }
    var dates = dates(asOf);
    var attested = books.of(tenant, persons, standing(dates));
    var headings = letterhead.of(tenant, persons, dates);
    var previews = new ArrayList<Preview>();
    for (var person : persons) {
      var book = attested.get(person);
      previews.add(
          new Preview(
              person, book, Attestations.of(book, asked, headings.get(person), letterhead::say)));
    }
    return previews;
  }

  private Paper attest(Preview preview, UUID batch, Actor actor) {
    var entries = standing(preview.attested().book().entries(), preview.attested().book());
    return issue(preview.person(), entries, preview.content(), batch, actor);
  }

  private Paper issue(UUID person, List<UUID> entries, Content content, UUID batch, Actor actor) {
    var tenant = actor.tenant();
    var same =
        ofPerson(tenant, person).stream()
            .filter(one -> one.status() == Certificate.Status.VALID && batch == null)
            .filter(one -> one.paper().content().saysTheSameAs(content))
            .findFirst();
    if (same.isPresent()) {
      return same.get().paper();
    }
    var issuedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var paper =
        new Paper(
            Ids.next(), VerificationCode.next(), person, batch, entries, content, issuedAt, true);
    store.insert(paper, actor);
    return paper;
  }

  /** Of these, the entries that count and were not taken back. */
  private static List<UUID> standing(List<Entry> entries, Book book) {
    return entries.stream()
        .filter(entry -> entry.effect().posted() != 0)
        .filter(entry -> !(entry instanceof Entry.Reversed) && !book.isReversed(entry.id()))
        .map(Entry::id)
        .toList();
  }

  private static Paper newest(List<Paper> newestFirst, Paper one) {
    return newestFirst.stream()
        .filter(other -> other.kind() == one.kind())
        .filter(other -> other.content().series().equals(one.content().series()))
        .findFirst()
        .orElse(one);
  }

  private Dates dates(LocalDate asOf) {
    return new Dates(asOf, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** To the last moment of the second that the paper names. */
  private static Known standing(Dates dates) {
    return new Known(dates.asOf(), dates.asKnownOn().plusSeconds(1).minusNanos(1000));
  }
}
