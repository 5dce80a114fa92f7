package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.ledger.control.Documents;
import org.xueshi.ledger.control.Overlaps;
import org.xueshi.people.control.IdentityMerges;
import org.xueshi.people.entity.IdentityMerge;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** 账务处理: the ways to what the Office does to the book beside posting; papers. */
@Path("/console/ledger/book")
@RequiresPermissions("ledger:read")
@RequestScoped
public class BookPages {

  private static final int COUNTED_MAX = 100;

  /**
   * @param overlaps how many wait, at most {@value #COUNTED_MAX}
   * @param merges how many pairs may be one person, or wait for a decision about it
   */
  public record BookModel(int overlaps, long merges) {}

  @Inject private CurrentViewer current;
  @Inject private Overlaps overlaps;
  @Inject private Documents documents;
  @Inject private IdentityMerges merges;

  @GET
  @Operation(hidden = true)
  public View ways() {
    var tenant = current.console().tenant();
    var waiting =
        merges.newest(tenant, COUNTED_MAX).stream().filter(IdentityMerge::isOpen).count()
            + merges.suggestions(tenant, COUNTED_MAX).size();
    var overlapping = overlaps.open(tenant, COUNTED_MAX).size();
    return View.of("ledger/book.jte", new BookModel(overlapping, waiting));
  }

  /** A paper, to be saved and never shown in place. */
  @GET
  @Path("/documents/{id: [0-9a-f-]{36}}")
  @Operation(hidden = true)
  public Response document(@PathParam("id") UUID id) {
    return DocumentForms.download(documents.read(current.console().tenant(), id));
  }
}
