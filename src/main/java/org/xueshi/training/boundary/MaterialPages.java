package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.Launches;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/**
 * 参考资料: an item of the library placed in a course to be read, without hours and without a score.
 * Which one, the launch says; nobody can ask for another.
 */
@Path("/c/{launch}/material")
@RequestScoped
public class MaterialPages {

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private ContentTokens content;

  @GET
  @Operation(hidden = true)
  public View material() {
    var viewer = current.launched();
    var version =
        launches
            .of(viewer)
            .flatMap(launch -> Ids.parse(launch.message().custom().get(CourseLanding.MATERIAL)))
            .orElseThrow(Refusal::notFound);
    return View.of("training/material.jte", content.player(viewer.tenant(), version));
  }
}
