package org.xueshi.resources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Persons;
import org.xueshi.resources.entity.Review;
import org.xueshi.resources.entity.Review.State;
import org.xueshi.web.entity.Actor;

class ReviewsTest {

  private final ADistrict district = new ADistrict();
  private final UUID tenant = district.tenant;
  private final Reviews reviews =
      new Reviews(
              new ReviewStore(district.jdbi),
              district.store,
              new Persons(district.jdbi),
              district.clock)
          .demanding(2);
  private final UUID author = district.database.aPerson("G1", "王", "秀兰");
  private final UUID wang = district.database.aPerson("G2", "李", "明");
  private final UUID zhao = district.database.aPerson("G3", "赵", "云");
  private final Actor owner = new Actor(tenant, "PERSON", author.toString());
  private final Actor office = new Actor(tenant, "ACCOUNT", "office");
  private UUID resource;
  private UUID review;

  @BeforeEach
  void submitted() {
    resource =
        district.inTransaction(() -> district.store.add(tenant, "提问", district.pdfBy(owner)));
    review = district.inTransaction(() -> reviews.submit(owner, resource));
  }

  @Test
  void from_submission_to_a_grade_that_the_list_shows() {
    assign("G2", "G3");
    opine(wang, 18, State.PREMIUM);
    assertRefused(() -> decide(State.PREMIUM), "resources.refusal.review.tooFew");
    opine(zhao, 15, State.RECOMMENDED);
    decide(State.RECOMMENDED);
    assertThat(district.library.resource(tenant, resource).grade()).isEqualTo("RECOMMENDED");
    assertThat(reviews.ofResource(tenant, resource))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(State.RECOMMENDED);
              assertThat(one.reason()).isEqualTo("切合实际");
            });
    assertRefused(() -> decide(State.PREMIUM), "resources.refusal.review.decided");
    assertThat(reviews.opinions(tenant, review))
        .extracting(Review.Opinion::total)
        .containsExactly(90, 75);
  }

  @Test
  void a_returned_one_gets_no_grade_and_can_be_submitted_again() {
    assertRefused(
        () -> district.inTransaction(() -> reviews.submit(owner, resource)),
        "resources.refusal.review.open");
    assign("G2", "G3");
    opine(wang, 5, State.RETURNED);
    opine(zhao, 5, State.RETURNED);
    decide(State.RETURNED);
    assertThat(district.library.resource(tenant, resource).graded()).isFalse();
    assertThat(district.inTransaction(() -> reviews.submit(owner, resource))).isNotNull();
  }

  @Test
  void nobody_reviews_their_own_work_nor_a_colleagues_and_all_are_asked_or_none() {
    assertRefused(() -> assign("G2", "G1"), "resources.refusal.review.own");
    assertThat(reviews.opinions(tenant, review)).isEmpty();
    sameSchool(author, wang);
    assertRefused(() -> assign("G3", "G2"), "resources.refusal.review.school");
    assertRefused(() -> assign("G9"), "resources.refusal.review.unknown");
    assertRefused(this::assign, "resources.refusal.review.nobody");
    assertThat(reviews.opinions(tenant, review)).isEmpty();
  }

  private void sameSchool(UUID one, UUID other) {
    var school = Ids.next();
    district
        .database
        .owner()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into school (tenant_id, id, code, name, stage, rural, version)"
                      + " values (?, ?, 'S', '一小', 'PRIMARY', false, 1)",
                  tenant,
                  school);
              handle.execute(
                  "update person set school_id = ? where id in (?, ?)", school, one, other);
            });
  }

  @Test
  void an_opinion_is_given_once_by_who_was_asked_with_points_and_reasons() {
    assign("G2");
    assertRefused(() -> opine(zhao, 10, State.ACCEPTED), "web.refusal.notFound");
    assertRefused(() -> opine(wang, 21, State.ACCEPTED), "resources.refusal.review.points");
    assertRefused(() -> opine(wang, 10, State.SUBMITTED), "resources.refusal.review.verdict");
    opine(wang, 10, State.ACCEPTED);
    assertRefused(() -> opine(wang, 20, State.PREMIUM), "resources.refusal.review.decided");
    assertThat(reviews.ofReviewer(tenant, wang)).hasSize(1);
    assertThat(reviews.ofReviewer(tenant, zhao)).isEmpty();
  }

  @Test
  void only_the_owner_submits() {
    var other = new Actor(tenant, "PERSON", wang.toString());
    assertThatThrownBy(() -> district.inTransaction(() -> reviews.submit(other, resource)))
        .isInstanceOf(Refusal.class);
  }

  private void assign(String... numbers) {
    district.inTransaction(() -> reviews.assign(tenant, review, List.of(numbers)));
  }

  private void opine(UUID reviewer, int points, State verdict) {
    var all = List.of(points, points, points, points, points);
    var opinion = new Review.Opinion(reviewer, all, verdict, "讲得清楚", null);
    district.inTransaction(() -> reviews.opine(tenant, review, opinion));
  }

  private void decide(State decision) {
    district.inTransaction(() -> reviews.decide(office, review, decision, " 切合实际 "));
  }

  private static void assertRefused(Runnable deed, String key) {
    assertThatThrownBy(deed::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.text().key()).isEqualTo(key));
  }
}
