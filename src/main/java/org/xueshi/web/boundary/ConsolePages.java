package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.control.Accounts;
import org.xueshi.web.control.ConsoleNotices;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.ConsoleNotice;
import org.xueshi.web.entity.Viewer;

/** The console's first page: where to go from here. */
@Path("/console")
@RequestScoped
public class ConsolePages {

  @Inject private CurrentViewer current;
  @Inject private Accounts accounts;
  @Inject private Instance<ConsoleNotices> notices;

  /** What needs somebody. */
  public record HomeModel(List<ConsoleNotice> notices) {}

  @GET
  @Operation(hidden = true)
  public Response home() {
    var viewer = current.console();
    var mustChange =
        accounts
            .byId(viewer.tenant(), viewer.accountId())
            .map(account -> account.mustChangePassword())
            .orElse(true);
    return mustChange
        ? Response.seeOther(URI.create("/console/password")).build()
        : Response.ok(View.of("web/console.jte", new HomeModel(notices(viewer)))).build();
  }

  private List<ConsoleNotice> notices(Viewer viewer) {
    return notices.stream()
        .flatMap(feature -> feature.notices(viewer).stream())
        .filter(notice -> notice.permission() == null || current.may(notice.permission()))
        .toList();
  }
}
