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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Persons;
import org.xueshi.resources.boundary.ReviewModels.ReviewModel;
import org.xueshi.resources.boundary.ReviewModels.ReviewsModel;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.resources.control.Reviews;
import org.xueshi.resources.entity.Review;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 资源评审: the Office's desk – whom to ask, what they said, the decision. */
@Path("/console/reviews")
@RequestScoped
@RequiresPermissions("resource:read")
public class ConsoleReviewPages {

  @Inject private CurrentViewer current;
  @Inject private Reviews reviews;
  @Inject private ContentTokens content;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View desk() {
    var viewer = current.console();
    return View.of("resources/consoleReviews.jte", new ReviewsModel(reviews.desk(viewer.tenant())));
  }

  @GET
  @Path("/{id}")
  @Operation(hidden = true)
  public View review(@PathParam("id") String id) {
    current.console();
    return view(ResourceViews.parse(id), null, Map.of());
  }

  @POST
  @Path("/{id}/opinions")
  @RequiresPermissions("resource:review")
  @Operation(hidden = true)
  public Response assign(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    current.console();
    var typed = form.getFirst("numbers") == null ? "" : form.getFirst("numbers");
    var numbers = Arrays.stream(typed.split("[\\s,，、;；]+")).filter(one -> !one.isBlank()).toList();
    return answer(
        id,
        form,
        "resources.assigned",
        review -> reviews.assign(current.viewer().tenant(), review, numbers));
  }

  @POST
  @Path("/{id}/decision")
  @RequiresPermissions("resource:review")
  @Operation(hidden = true)
  public Response decide(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    current.console();
    var decision = ReviewPages.state(form.getFirst("decision"));
    return answer(
        id,
        form,
        "resources.decided",
        review -> reviews.decide(current.actor(), review, decision, form.getFirst("reason")));
  }

  private Response answer(
      String id,
      MultivaluedMap<String, String> form,
      String done,
      java.util.function.Consumer<UUID> deed) {
    var review = ResourceViews.parse(id);
    try {
      deed.accept(review);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return Response.ok(
              view(review, refusal.text(), ReviewPages.typed(form)).status(refusal.kind().status()))
          .build();
    }
    return Response.seeOther(URI.create("/console/reviews/" + review + "?done=" + done)).build();
  }

  private View view(UUID id, Text problem, Map<String, String> typed) {
    var tenant = current.viewer().tenant();
    var review = reviews.get(tenant, id);
    var opinions = reviews.opinions(tenant, id);
    List<UUID> asked = opinions.stream().map(Review.Opinion::reviewerId).toList();
    return View.of(
        "resources/consoleReview.jte",
        new ReviewModel(
            review,
            content.player(tenant, review.versionId()),
            null,
            opinions,
            persons.byIds(tenant, asked),
            reviews.least(),
            problem,
            typed));
  }
}
