package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Recognition;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Rulings;
import org.xueshi.ledger.entity.Verdict;

/** 学分认定: what evidence would be credited, and why; nothing is written. */
@ApplicationScoped
public class Recognitions {

  private EvidenceStore evidence;
  private Books books;
  private RulePacks packs;

  protected Recognitions() {}

  @Inject
  public Recognitions(EvidenceStore evidence, Books books, RulePacks packs) {
    this.evidence = evidence;
    this.books = books;
    this.packs = packs;
  }

  /**
   * Proposes credit for all evidence of a course run, by person and date.
   *
   * @param assessments by person; who is missing is {@code otherwise}
   */
  @Transactional
  public List<Proposal> proposeForCourse(
      UUID tenant, UUID courseRun, Map<UUID, Assessment> assessments, Assessment otherwise) {
    var all = new HashMap<Evidence, Assessment>();
    var found = evidence.byCourse(tenant, courseRun);
    found.forEach(one -> all.put(one, assessments.getOrDefault(one.person(), otherwise)));
    return propose(tenant, found, all);
  }

  /** Proposes credit for the named evidence; what the district does not have is left out. */
  @Transactional
  public List<Proposal> propose(UUID tenant, List<Assessed> asked) {
    var assessments = new HashMap<UUID, Assessment>();
    asked.forEach(one -> assessments.put(one.evidence(), one.assessment()));
    var found = evidence.find(tenant, assessments.keySet());
    var all = new HashMap<Evidence, Assessment>();
    found.forEach(one -> all.put(one, assessments.get(one.id())));
    return propose(tenant, found, all);
  }

  /** Proposes credit for all evidence of a person, by date, as if every assessment were passed. */
  @Transactional
  public List<Proposal> proposeForPerson(UUID tenant, UUID person) {
    var found = evidence.byPerson(tenant, person);
    var all = new HashMap<Evidence, Assessment>();
    found.forEach(one -> all.put(one, Assessment.NONE));
    return propose(tenant, found, all);
  }

  /** What would become of evidence that is not recorded yet (nor sealed), in this order. */
  @Transactional
  public List<Proposal> tryOut(UUID tenant, List<Evidence> unrecorded) {
    var all = new HashMap<Evidence, Assessment>();
    unrecorded.forEach(one -> all.put(one, Assessment.NONE));
    return propose(tenant, unrecorded, all);
  }

  private List<Proposal> propose(
      UUID tenant, List<Evidence> found, Map<Evidence, Assessment> assessments) {
    var rulings = packs.rulings(tenant);
    var read = books.concerning(tenant, found, rulings).books();
    var running = new HashMap<UUID, Book>();
    read.values().forEach(book -> running.put(book.person(), book));
    var proposals = new ArrayList<Proposal>();
    for (var one : found) {
      var book = running.get(read.get(one.person()).person());
      var proposal = proposal(rulings, one, assessments.get(one), book);
      proposals.add(proposal);
      running.put(book.person(), asIfPosted(proposal, rulings, book));
    }
    return proposals;
  }

  private Proposal proposal(Rulings rulings, Evidence one, Assessment assessment, Book book) {
    var standing = book.standing(one.id());
    if (!standing.isEmpty()) {
      var key = standing.get(0).head().request().key();
      return new Proposal(
          one, assessment, Proposal.State.POSTED, verdictOf(standing, book), standing, key);
    }
    var verdict = verdict(rulings, one, assessment, book);
    var generation = book.generation(one.id());
    var key = key(one.id(), generation + 1);
    if (generation > 0) {
      return new Proposal(
          one, assessment, Proposal.State.REVERSED, verdict, takenBack(book, one.id()), key);
    }
    var state =
        verdict instanceof Verdict.Credited ? Proposal.State.PROPOSED : Proposal.State.REFUSED;
    return new Proposal(one, assessment, state, verdict, List.of(), key);
  }

  /** The verdict of the pack in force on the day the evidence counts for. */
  Verdict verdict(Rulings rulings, Evidence one, Assessment assessment, Book book) {
    var day = one.facts().earnedOn();
    var closed = book.refusesOn(day);
    if (closed.isPresent()) {
      return new Verdict.Refused(closed.get());
    }
    var ruling = rulings.on(day).orElse(null);
    if (ruling == null) {
      return new Verdict.Refused(Text.of("ledger.refusal.noRule", day));
    }
    var pack = ruling.pack();
    if (ruling.isRevoked()) {
      var since = LocalDate.ofInstant(ruling.withdrawal().at(), Clocks.DISTRICT_ZONE);
      return new Verdict.Refused(
          Text.of("ledger.refusal.revokedRule", pack.title(), pack.code(), since));
    }
    return new Recognition(pack, one, assessment, book, sources(pack, one, book)).verdict();
  }

  /** Where the credit of that day came from, if the pack asks. */
  private Map<UUID, Evidence.Source> sources(RulePack pack, Evidence one, Book book) {
    if (!pack.recognising().pieces().longestOfDay()) {
      return Map.of();
    }
    var ofThatDay =
        book.entries().stream()
            .map(Entry::credit)
            .filter(credit -> credit.earnedOn().equals(one.facts().earnedOn()))
            .map(Credit::evidence)
            .distinct()
            .toList();
    return ofThatDay.isEmpty() ? Map.of() : evidence.sources(one.tenant(), ofThatDay);
  }

  /** Key of the {@code generation}-th posting of evidence; a reversal makes room for the next. */
  static String key(UUID evidence, int generation) {
    return "evidence:" + evidence + ":" + generation;
  }

  private static List<Entry> takenBack(Book book, UUID evidence) {
    return book.entries().stream()
        .filter(entry -> entry.target() == null && entry.credit().evidence().equals(evidence))
        .toList();
  }

  private static Verdict verdictOf(List<Entry> standing, Book book) {
    var posted =
        standing.stream()
            .mapToInt(entry -> entry instanceof Entry.Posted one ? book.counting(one) : 0)
            .sum();
    var held = standing.stream().mapToInt(entry -> entry.effect().held()).sum();
    var until =
        standing.stream()
            .filter(Entry.Held.class::isInstance)
            .map(entry -> ((Entry.Held) entry).until())
            .findFirst()
            .orElse(null);
    return new Verdict.Credited(posted, held, until, standing.get(0).reasons());
  }

  /** Later proposals of the same person must see this one: caps and minutes are used up once. */
  private static Book asIfPosted(Proposal proposal, Rulings rulings, Book book) {
    if (proposal.state() != Proposal.State.PROPOSED) {
      return book;
    }
    var one = proposal.evidence();
    var pack = rulings.packOn(one.facts().earnedOn());
    var posting = proposal.posting().orElseThrow();
    var head = new Entry.Head(one.tenant(), one.id(), one.person(), request(posting), null, null);
    return book.with(
        Originals.of((Verdict.Credited) proposal.verdict(), one, pack, part -> head),
        Originals.claims(one));
  }

  private static Entry.Request request(Posting posting) {
    return new Entry.Request(posting.key(), 0, posting.content());
  }
}
