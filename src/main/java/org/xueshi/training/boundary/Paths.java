package org.xueshi.training.boundary;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.web.entity.Viewer;

/** Where things are, below a launch. */
public final class Paths {

  private Paths() {}

  /** The page of a component; tasks are shown by {@code followup}. */
  public static String of(ComponentKind kind, UUID id) {
    return switch (kind) {
      case UNIT -> "/units/" + id;
      case SESSION -> "/sessions/" + id;
      case TASK -> "/tasks/" + id;
    };
  }

  /** Go on there (303), after a post. */
  static Response seeOther(Viewer viewer, String path) {
    return Response.seeOther(URI.create("/c/" + viewer.sessionId() + path)).build();
  }
}
