package org.xueshi.people.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.IdHashes;
import org.xueshi.people.control.Roster;
import org.xueshi.people.entity.RosterEntry;
import org.xueshi.people.entity.Stage;

/**
 * The roster by API: what another system of the district knows of schools and teachers. Permission
 * {@code people:write}.
 */
@Path("/api/v1")
@RequiresPermissions("people:write")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RosterResource {

  /** A school as it is sent. */
  public record SchoolBody(String name, Stage stage, boolean rural) {}

  /**
   * A teacher as sent; only the two names are required. Of {@code idNumber} (identity card) only a
   * keyed hash is kept, and that only if the district has set a key.
   */
  public record PersonBody(
      String familyName,
      String givenName,
      String email,
      String schoolCode,
      String subject,
      String post,
      LocalDate hiredOn,
      LocalDate cycleStartsOn,
      String idNumber) {}

  /** The identifier given. */
  public record Stored(UUID id) {}

  @Inject private Districts districts;
  @Inject private Roster roster;
  @Inject private IdHashes idHashes;

  /** Adds or updates the school of this code; sent twice, the same school. */
  @PUT
  @Path("/schools/{code}")
  public Stored putSchool(@PathParam("code") String code, SchoolBody body) {
    if (body == null || blank(body.name()) || body.stage() == null) {
      throw Refusal.invalid("people.roster.schoolIncomplete");
    }
    return new Stored(
        roster.putSchool(districts.current(), code, body.name(), body.stage(), body.rural()));
  }

  /** Adds or updates the teacher of this staff number; sent twice, the same teacher. */
  @PUT
  @Path("/persons/{staffNumber}")
  public Stored putPerson(@PathParam("staffNumber") String staffNumber, PersonBody body) {
    if (body == null || blank(body.familyName()) || blank(body.givenName())) {
      throw Refusal.invalid("people.roster.personIncomplete");
    }
    var entry =
        new RosterEntry(
            staffNumber,
            body.familyName(),
            body.givenName(),
            body.email(),
            body.schoolCode(),
            body.subject(),
            body.post(),
            body.hiredOn(),
            body.cycleStartsOn());
    var id = roster.putPerson(districts.current(), entry);
    idHashes.remember(districts.current(), id, body.idNumber());
    return new Stored(id);
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
