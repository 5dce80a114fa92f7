package org.xueshi.operations.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.operations.control.AuditTrail;
import org.xueshi.operations.entity.AuditLine;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** The audit trail: who changed or saw what, searched and read, never changed. */
@Path("/console/audit")
@RequiresPermissions("audit:read")
@RequestScoped
public class AuditPages {

  private static final int PAGE = 50;

  /** As typed; what is no date or no line narrows nothing. */
  public static class Asked {
    @QueryParam("who")
    private String who;

    @QueryParam("words")
    private String words;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("before")
    private String before;

    public String who() {
      return text(who);
    }

    public String words() {
      return text(words);
    }

    public String from() {
      return text(from);
    }

    public String to() {
      return text(to);
    }

    AuditTrail.Search search() {
      return new AuditTrail.Search(
          who, words, date(from), date(to), Ids.parse(text(before)).orElse(null));
    }

    /** The same search from that line on. */
    public String after(AuditLine last) {
      return "?who="
          + encoded(who())
          + "&words="
          + encoded(words())
          + "&from="
          + encoded(from())
          + "&to="
          + encoded(to())
          + "&before="
          + last.id();
    }

    private static String text(String typed) {
      return typed == null ? "" : typed;
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static LocalDate date(String typed) {
      try {
        return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
      } catch (DateTimeParseException none) {
        return null;
      }
    }
  }

  /** One page of the trail; {@code more} when there are older lines. */
  public record TrailModel(Asked asked, List<AuditLine> lines, boolean more) {

    public AuditLine last() {
      return lines.get(lines.size() - 1);
    }
  }

  @Inject private AuditTrail trail;
  @Inject private CurrentViewer current;

  @GET
  @Operation(hidden = true)
  public View page(@BeanParam Asked asked) {
    var found = trail.search(current.viewer().tenant(), asked.search(), PAGE + 1);
    var more = found.size() > PAGE;
    return View.of(
        "operations/audit.jte", new TrailModel(asked, more ? found.subList(0, PAGE) : found, more));
  }
}
