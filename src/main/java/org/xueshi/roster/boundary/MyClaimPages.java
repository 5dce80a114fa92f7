package org.xueshi.roster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.roster.control.Claims;
import org.xueshi.roster.entity.Claim;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** "That is me": a teacher whose platform sent no staff number says who they are. */
@Path("/c/{launch}/claim")
@RequestScoped
public class MyClaimPages {

  /**
   * @param person as we know them now
   * @param claim the last one made, or null
   */
  public record MyClaimModel(
      PersonRow person, Claim claim, String staffNumber, String note, Text problem) {

    public boolean mayClaim() {
      return !person.onRoster() && (claim == null || claim.accepted() != null);
    }
  }

  @Inject private CurrentViewer current;
  @Inject private Claims claims;
  @Inject private Persons persons;

  @GET
  @Operation(hidden = true)
  public View form() {
    return view("", "", null);
  }

  @POST
  @Operation(hidden = true)
  public Response make(
      @FormParam("staffNumber") String staffNumber, @FormParam("note") String note) {
    var viewer = current.launched();
    var number = staffNumber == null ? "" : staffNumber;
    var words = note == null ? "" : note;
    try {
      claims.make(viewer.tenant(), viewer.personId(), number, words);
      return Response.seeOther(
              URI.create("/c/" + viewer.sessionId() + "/claim?done=roster.claimed"))
          .build();
    } catch (Refusal refusal) {
      var status = refusal.kind().status();
      return Response.status(status)
          .entity(view(number, words, refusal.text()).status(status))
          .build();
    }
  }

  private View view(String number, String note, Text problem) {
    var viewer = current.launched();
    var person = persons.byId(viewer.tenant(), viewer.personId()).orElseThrow(Refusal::notFound);
    var claim = claims.of(viewer.tenant(), viewer.personId()).orElse(null);
    return View.of("roster/myClaim.jte", new MyClaimModel(person, claim, number, note, problem));
  }
}
