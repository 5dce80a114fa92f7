package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Persons;
import org.xueshi.web.entity.Actor;

/** 学时证书: issued from posted hours, verifiable by whoever holds the code (32.3). */
@ApplicationScoped
public class Certificates {

  private CertificateStore store;
  private Books books;
  private RulePacks packs;
  private Persons persons;
  private Issuer issuer;

  protected Certificates() {}

  @Inject
  Certificates(
      CertificateStore store, Books books, RulePacks packs, Persons persons, Issuer issuer) {
    this.store = store;
    this.books = books;
    this.packs = packs;
    this.persons = persons;
    this.issuer = issuer;
  }

  /** In whose name, and when. */
  @ApplicationScoped
  static class Issuer {
    private Districts districts;
    private Clock clock;

    protected Issuer() {}

    @Inject
    Issuer(Districts districts, Clock clock) {
      this.districts = districts;
      this.clock = clock;
    }

    String name() {
      return districts.name();
    }

    Clock clock() {
      return clock;
    }
  }

  /** A certificate and what it is worth today. */
  public record Verified(Certificate certificate, Certificate.Status status) {}

  /**
   * Certifies the posted hours of a person in a course run. If the newest certificate says exactly
   * this already, it is returned.
   *
   * @throws Refusal CONFLICT ({@code ledger.refusal.nothingPosted}) if nothing counts
   */
  @Transactional
  public Certificate issue(UUID person, UUID courseRun, Actor actor) {
    var tenant = actor.tenant();
    var standing = standing(books.of(tenant, person), courseRun);
    if (standing.stream().map(Entry::effect).mapToInt(Amount::posted).sum() <= 0) {
      throw Refusal.conflict("ledger.refusal.nothingPosted");
    }
    var entries = standing.stream().map(Entry::id).toList();
    var content = content(tenant, person, standing);
    var newest = newest(tenant, person, courseRun);
    if (newest.isPresent()
        && newest.get().entries().equals(entries)
        && newest.get().content().equals(content)) {
      return newest.get();
    }
    var code = VerificationCode.next();
    var certificate =
        new Certificate(
            Ids.next(),
            code,
            person,
            courseRun,
            entries,
            content,
            issuer.clock().instant().truncatedTo(ChronoUnit.MICROS),
            Certificate.seal(code, person, entries, content));
    store.insert(certificate, actor);
    return certificate;
  }

  /** All certificates of a person with today's status, newest first. */
  @Transactional
  public List<Verified> ofPerson(UUID tenant, UUID person) {
    var book = books.of(tenant, person);
    var all = store.ofPerson(tenant, person);
    return all.stream().map(one -> verified(one, book, all)).toList();
  }

  /**
   * @param typed the code as somebody typed it
   * @return empty if there is no such certificate
   */
  @Transactional
  public Optional<Verified> verify(UUID tenant, String typed) {
    return VerificationCode.typed(typed)
        .flatMap(code -> store.byCode(tenant, code))
        .map(
            found ->
                verified(
                    found,
                    books.of(tenant, found.person()),
                    store.ofPerson(tenant, found.person())));
  }

  private static Verified verified(Certificate one, Book book, List<Certificate> newestFirst) {
    var newest =
        newestFirst.stream()
            .filter(other -> other.courseRun().equals(one.courseRun()))
            .findFirst()
            .orElse(one);
    return new Verified(one, one.status(book, newest));
  }

  private Optional<Certificate> newest(UUID tenant, UUID person, UUID courseRun) {
    return store.ofPerson(tenant, person).stream()
        .filter(one -> one.courseRun().equals(courseRun))
        .findFirst();
  }

  /** Entries of the course run that count and were not taken back. */
  private static List<Entry> standing(Book book, UUID courseRun) {
    return book.entries().stream()
        .filter(entry -> courseRun.equals(entry.credit().course().runId()))
        .filter(entry -> entry.effect().posted() != 0 && !book.isReversed(entry.id()))
        .filter(entry -> !(entry instanceof Entry.Reversed))
        .toList();
  }

  private Certificate.Content content(UUID tenant, UUID person, List<Entry> standing) {
    var row = persons.byId(tenant, person).orElseThrow(Refusal::notFound);
    var days = standing.stream().map(entry -> entry.credit().earnedOn()).toList();
    var last = standing.get(standing.size() - 1).credit();
    var lastDay = days.stream().max(Comparator.naturalOrder()).orElseThrow();
    var pack = packs.inForce(tenant, lastDay).orElseThrow();
    var minutes = standing.stream().map(Entry::effect).mapToInt(Amount::posted).sum();
    return new Certificate.Content(
        row.displayName(),
        row.school().orElse(""),
        last.course().title(),
        last.course().kind(),
        last.course().level(),
        hours(standing, pack),
        minutes,
        days.stream().min(Comparator.naturalOrder()).orElseThrow(),
        lastDay,
        issuer.name(),
        pack.title());
  }

  private static String hours(List<Entry> standing, RulePack pack) {
    var sum =
        standing.stream()
            .map(entry -> entry.credit().hours(entry.effect().posted()))
            .reduce(Hours.ZERO, Hours::plus);
    return pack.hour().shown(sum).toPlainString();
  }
}
