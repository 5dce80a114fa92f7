package org.xueshi.resources.boundary;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.resources.entity.PlayerModel;
import org.xueshi.resources.entity.Review;

/** What the pages of review show. */
public final class ReviewModels {

  private ReviewModels() {}

  /** A list of reviews. */
  public record ReviewsModel(List<Review> reviews) {}

  /**
   * One review.
   *
   * @param mine what the viewer was asked for; null in the console
   * @param opinions all of them, in the console; the reviewer sees none but their own
   * @param problem why the last form was refused; null if none was
   * @param typed what was typed into it
   */
  public record ReviewModel(
      Review review,
      PlayerModel player,
      Review.Opinion mine,
      List<Review.Opinion> opinions,
      Map<UUID, PersonRow> people,
      int least,
      Text problem,
      Map<String, String> typed) {

    public String name(Review.Opinion opinion) {
      var person = people.get(opinion.reviewerId());
      return person == null ? "" : person.displayName();
    }

    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }

    public long given() {
      return opinions.stream().filter(Review.Opinion::given).count();
    }
  }

  /** Colour of a state's tag. */
  public static String tag(Review.State state) {
    return switch (state) {
      case SUBMITTED -> "tag tag-warn";
      case RETURNED -> "tag tag-bad";
      case ACCEPTED -> "tag tag-info";
      case RECOMMENDED, PREMIUM -> "tag tag-good";
    };
  }
}
