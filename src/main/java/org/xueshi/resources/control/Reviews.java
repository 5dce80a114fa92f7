package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.resources.entity.LibraryItem;
import org.xueshi.resources.entity.Review;
import org.xueshi.web.entity.Actor;

/**
 * 评审与推荐 (11.4): the owner submits, the Office asks reviewers, each gives points and reasons, the
 * Office decides. Nobody reviews their own work.
 */
@ApplicationScoped
public class Reviews {

  private static final int DESK_MAX = 200;

  private ReviewStore reviews;
  private ResourceStore resources;
  private Persons persons;
  private Clock clock;

  @Inject
  @ConfigProperty(name = "xueshi.review.reviewers", defaultValue = "2")
  private int least;

  protected Reviews() {}

  @Inject
  Reviews(ReviewStore reviews, ResourceStore resources, Persons persons, Clock clock) {
    this.reviews = reviews;
    this.resources = resources;
    this.persons = persons;
    this.clock = clock;
  }

  /** Outside a container, where nobody injects a setting. */
  Reviews demanding(int opinions) {
    least = opinions;
    return this;
  }

  /** Opinions needed before anything is decided. */
  public int least() {
    return least;
  }

  /**
   * Submits the newest version.
   *
   * @throws Refusal NOT_FOUND unless the actor owns the resource; CONFLICT {@code
   *     resources.refusal.review.open} while a review of it waits
   */
  @Transactional
  public UUID submit(Actor actor, UUID resourceId) {
    item(actor, resourceId);
    if (reviews.ofResource(actor.tenant(), resourceId).stream().anyMatch(Reviews::waits)) {
      throw Refusal.conflict("resources.refusal.review.open");
    }
    var id = Ids.next();
    reviews.submit(actor.tenant(), id, resourceId, clock.instant());
    return id;
  }

  private static boolean waits(Review review) {
    return !review.state().decided();
  }

  private LibraryItem item(Actor actor, UUID resourceId) {
    return resources
        .find(actor.tenant(), resourceId)
        .filter(found -> found.isOwnedBy(actor.kind(), actor.id()))
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Asks people for their opinion, by staff number; all of them or none.
   *
   * @throws Refusal NOT_FOUND; CONFLICT if it is decided; INVALID {@code
   *     resources.refusal.review.nobody, unknown} and what {@link Review#checkConflict} says
   */
  @Transactional
  public void assign(UUID tenant, UUID reviewId, List<String> staffNumbers) {
    var review = get(tenant, reviewId);
    if (review.state().decided()) {
      throw Refusal.conflict("resources.refusal.review.decided");
    }
    if (staffNumbers.isEmpty()) {
      throw Refusal.invalid("resources.refusal.review.nobody");
    }
    var author = author(tenant, review);
    var asked = staffNumbers.stream().map(number -> reviewer(tenant, number)).toList();
    asked.forEach(one -> Review.checkConflict(party(one), author));
    asked.forEach(one -> reviews.assign(tenant, reviewId, one.id(), clock.instant()));
  }

  private PersonRow reviewer(UUID tenant, String staffNumber) {
    return persons
        .byStaffNumber(tenant, staffNumber)
        .orElseThrow(() -> Refusal.invalid("resources.refusal.review.unknown", staffNumber));
  }

  private Review.Party author(UUID tenant, Review review) {
    return Ids.parse(review.ownerId())
        .flatMap(id -> persons.byId(tenant, id))
        .map(Reviews::party)
        .orElse(null);
  }

  private static Review.Party party(PersonRow person) {
    return new Review.Party(person.id(), person.schoolId());
  }

  /**
   * Gives an opinion that was asked for; once given it stands.
   *
   * @throws Refusal NOT_FOUND for who was not asked; CONFLICT if it is decided or was given;
   *     INVALID as {@link Review.Opinion#checked}
   */
  @Transactional
  public void opine(UUID tenant, UUID reviewId, Review.Opinion opinion) {
    var review = asked(tenant, reviewId, opinion.reviewerId());
    var checked = opinion.checked();
    var given =
        new Review.Opinion(
            checked.reviewerId(),
            checked.points(),
            checked.verdict(),
            checked.reason().strip(),
            clock.instant());
    if (review.state().decided() || !reviews.opine(tenant, reviewId, given)) {
      throw Refusal.conflict("resources.refusal.review.decided");
    }
  }

  /**
   * Decides; the resource carries the grade from then on, unless it was returned.
   *
   * @throws Refusal NOT_FOUND; and what {@link Review#checkDecision} says
   */
  @Transactional
  public void decide(Actor actor, UUID reviewId, Review.State decision, String reason) {
    var review = get(actor.tenant(), reviewId);
    var given =
        (int) opinions(actor.tenant(), reviewId).stream().filter(Review.Opinion::given).count();
    review.checkDecision(decision, reason, given, least);
    reviews.decide(
        new Review(
            review.id(),
            review.resourceId(),
            review.versionId(),
            review.title(),
            review.ownerId(),
            decision,
            review.submittedAt(),
            clock.instant(),
            reason.strip()),
        actor.tenant(),
        actor.kind() + " " + actor.id());
  }

  /**
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Review get(UUID tenant, UUID id) {
    return reviews.find(tenant, id).orElseThrow(Refusal::notFound);
  }

  /**
   * One that this person was asked about.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public Review asked(UUID tenant, UUID id, UUID person) {
    var review = get(tenant, id);
    return mine(tenant, id, person).map(opinion -> review).orElseThrow(Refusal::notFound);
  }

  /** This person's opinion, given or not; empty for who was not asked. */
  @Transactional
  public Optional<Review.Opinion> mine(UUID tenant, UUID id, UUID person) {
    return opinions(tenant, id).stream()
        .filter(opinion -> opinion.reviewerId().equals(person))
        .findFirst();
  }

  @Transactional
  public List<Review.Opinion> opinions(UUID tenant, UUID id) {
    return reviews.opinions(tenant, id);
  }

  /** A resource's, newest first. */
  @Transactional
  public List<Review> ofResource(UUID tenant, UUID resourceId) {
    return reviews.ofResource(tenant, resourceId);
  }

  /** The Office's desk: what waits, oldest first, then what was decided last. */
  @Transactional
  public List<Review> desk(UUID tenant) {
    return reviews.desk(tenant, DESK_MAX);
  }

  /** What this person was asked about, what waits first. */
  @Transactional
  public List<Review> ofReviewer(UUID tenant, UUID person) {
    return reviews.ofReviewer(tenant, person);
  }
}
