package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.boundary.ReviewModels.ReviewModel;
import org.xueshi.resources.boundary.ReviewModels.ReviewsModel;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.resources.control.Reviews;
import org.xueshi.resources.entity.Review;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** 评审: what a trainer was asked to judge, and the form for it. */
@Path("/c/{launch}/reviews")
@RequestScoped
public class ReviewPages {

  @Inject private CurrentViewer current;
  @Inject private Reviews reviews;
  @Inject private ContentTokens content;

  @GET
  @Operation(hidden = true)
  public View list() {
    var viewer = current.trainer();
    return View.of(
        "resources/reviews.jte",
        new ReviewsModel(reviews.ofReviewer(viewer.tenant(), viewer.personId())));
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public View review(@PathParam("id") String id) {
    return view(current.trainer(), ResourceViews.parse(id), null, Map.of());
  }

  @POST
  @Path("/{id}")
  @Operation(hidden = true)
  public Response opine(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    var viewer = current.trainer();
    var review = ResourceViews.parse(id);
    try {
      reviews.opine(viewer.tenant(), review, opinion(viewer, form));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return Response.ok(
              view(viewer, review, refusal.text(), typed(form)).status(refusal.kind().status()))
          .build();
    }
    return Response.seeOther(URI.create(current.launchBase() + "/reviews?done=resources.opined"))
        .build();
  }

  private static Review.Opinion opinion(Viewer viewer, MultivaluedMap<String, String> form) {
    var points =
        Arrays.stream(Review.Criterion.values())
            .map(criterion -> form.getFirst(criterion.name()))
            .map(text -> text != null && text.strip().matches("\\d{1,3}") ? text.strip() : "-1")
            .map(Integer::valueOf)
            .toList();
    return new Review.Opinion(
        viewer.personId(), points, state(form.getFirst("verdict")), form.getFirst("reason"), null);
  }

  /** Null for what is none. */
  static Review.State state(String name) {
    return Arrays.stream(Review.State.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  static Map<String, String> typed(MultivaluedMap<String, String> form) {
    var typed = new HashMap<String, String>();
    form.keySet().forEach(name -> typed.put(name, form.getFirst(name)));
    return typed;
  }

  private View view(Viewer viewer, UUID id, Text problem, Map<String, String> typed) {
    var review = reviews.asked(viewer.tenant(), id, viewer.personId());
    return View.of(
        "resources/review.jte",
        new ReviewModel(
            review,
            content.player(viewer.tenant(), review.versionId()),
            reviews.mine(viewer.tenant(), id, viewer.personId()).orElseThrow(),
            List.of(),
            Map.of(),
            reviews.least(),
            problem,
            typed));
  }
}
