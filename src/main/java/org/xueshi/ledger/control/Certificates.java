package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Freezes;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.VerificationCode;
import org.xueshi.ledger.entity.Withdrawal;
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

  /** In whose name, and when; and what was withdrawn since. */
  @ApplicationScoped
  static class Issuer {
    private Districts districts;
    private Clock clock;
    private WithdrawalStore withdrawals;
    private Cases cases;

    protected Issuer() {}

    @Inject
    Issuer(Districts districts, Clock clock, WithdrawalStore withdrawals, Cases cases) {
      this.cases = cases;
      this.districts = districts;
      this.clock = clock;
      this.withdrawals = withdrawals;
    }

    /** Of these codes, those that two people withdrew. */
    Set<String> withdrawn(UUID tenant, List<Certificate> certificates) {
      return withdrawals
          .ofCodes(tenant, certificates.stream().map(Certificate::code).toList())
          .stream()
          .filter(Withdrawal::isAccepted)
          .map(Withdrawal::code)
          .collect(Collectors.toSet());
    }

    /** What open cases keep out (37.2). */
    Freezes freezes(UUID tenant, UUID person) {
      return cases.freezes(tenant, person);
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
   * this already and was not withdrawn, it is returned.
   *
   * @throws Refusal CONFLICT ({@code ledger.refusal.nothingPosted}) if nothing counts
   */
  @Transactional
  public Certificate issue(UUID person, UUID courseRun, Actor actor) {
    var tenant = actor.tenant();
    var book = issuer.freezes(tenant, person).without(books.of(tenant, person));
    var standing = standing(book, courseRun);
    if (!counts(tenant, standing)) {
      throw Refusal.conflict("ledger.refusal.nothingPosted");
    }
    var entries = standing.stream().map(Entry::id).toList();
    var content = content(tenant, person, standing);
    var newest = newest(tenant, person, courseRun);
    if (newest.isPresent()
        && newest.get().entries().equals(entries)
        && newest.get().content().equals(content)
        && issuer.withdrawn(tenant, List.of(newest.get())).isEmpty()) {
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

  /** Course runs a certificate can be issued for, with their titles, in the book's order. */
  @Transactional
  public Map<UUID, String> certifiable(UUID tenant, UUID person) {
    var book = issuer.freezes(tenant, person).without(books.of(tenant, person));
    var titles = new LinkedHashMap<UUID, String>();
    for (var entry : book.entries()) {
      var course = entry.credit().course();
      if (course.runId() != null) {
        titles.put(course.runId(), course.title());
      }
    }
    titles.keySet().removeIf(run -> !counts(tenant, standing(book, run)));
    return titles;
  }

  /** All certificates of a person with today's status, newest first. */
  @Transactional
  public List<Verified> ofPerson(UUID tenant, UUID person) {
    var all = store.ofPerson(tenant, person);
    return verified(tenant, books.of(tenant, person), all);
  }

  /**
   * @param typed the code as somebody typed it
   * @return empty if there is no such certificate
   */
  @Transactional
  public Optional<Verified> verify(UUID tenant, String typed) {
    return VerificationCode.typed(typed)
        .flatMap(code -> store.byCode(tenant, code))
        .flatMap(
            found ->
                ofPerson(tenant, found.person()).stream()
                    .filter(one -> one.certificate().code().equals(found.code()))
                    .findFirst());
  }

  /**
   * Identifiers of all that are not valid today, oldest first: withdrawn, superseded, or frozen by
   * an open case.
   */
  @Transactional
  public List<UUID> notToBeReliedOn(UUID tenant) {
    return store.notToBeReliedOn(tenant);
  }

  private List<Verified> verified(UUID tenant, Book book, List<Certificate> newestFirst) {
    var withdrawn = issuer.withdrawn(tenant, newestFirst);
    var frozen = AttestedBooks.frozen(issuer.freezes(tenant, book.person()), book);
    return newestFirst.stream()
        .map(
            one -> {
              var newest =
                  newestFirst.stream()
                      .filter(other -> other.courseRun().equals(one.courseRun()))
                      .findFirst()
                      .orElse(one);
              var today = new Certificate.Today(newest, withdrawn.contains(one.code()), frozen);
              return new Verified(one, one.status(book, today));
            })
        .toList();
  }

  private Optional<Certificate> newest(UUID tenant, UUID person, UUID courseRun) {
    return store.ofPerson(tenant, person).stream()
        .filter(one -> one.courseRun().equals(courseRun))
        .findFirst();
  }

  /** Entries of the course run that change what counts and were not taken back. */
  private static List<Entry> standing(Book book, UUID courseRun) {
    return book.entries().stream()
        .filter(entry -> courseRun.equals(entry.credit().course().runId()))
        .filter(entry -> entry.effect().posted() != 0 && !book.isReversed(entry.id()))
        .filter(entry -> !(entry instanceof Entry.Reversed))
        .toList();
  }

  /** Whether it comes to more than nothing as it would be printed: 0.0 hours certify nothing. */
  private boolean counts(UUID tenant, List<Entry> standing) {
    if (standing.stream().map(Entry::effect).mapToInt(Amount::posted).sum() <= 0) {
      return false;
    }
    var pack = packs.inForce(tenant, lastDay(standing)).orElseThrow();
    return pack.hour().shown(sum(standing)).signum() > 0;
  }

  private Certificate.Content content(UUID tenant, UUID person, List<Entry> standing) {
    var row = persons.byId(tenant, person).orElseThrow(Refusal::notFound);
    var days = standing.stream().map(entry -> entry.credit().earnedOn()).toList();
    var last = standing.get(standing.size() - 1).credit();
    var lastDay = lastDay(standing);
    var pack = packs.inForce(tenant, lastDay).orElseThrow();
    var minutes = standing.stream().map(Entry::effect).mapToInt(Amount::posted).sum();
    return new Certificate.Content(
        row.displayName(),
        row.school().orElse(""),
        last.course().title(),
        last.course().kind(),
        last.course().level(),
        pack.hour().shown(sum(standing)).toPlainString(),
        minutes,
        days.stream().min(Comparator.naturalOrder()).orElseThrow(),
        lastDay,
        issuer.name(),
        pack.title());
  }

  private static LocalDate lastDay(List<Entry> standing) {
    return standing.stream()
        .map(entry -> entry.credit().earnedOn())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Hours sum(List<Entry> standing) {
    return standing.stream()
        .map(entry -> entry.credit().hours(entry.effect().posted()))
        .reduce(Hours.ZERO, Hours::plus);
  }
}
