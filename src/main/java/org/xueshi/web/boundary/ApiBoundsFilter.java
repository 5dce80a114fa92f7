package org.xueshi.web.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.ApiPace;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** Bounds of the API: how large a JSON body may be, and how often a token may call. */
@Provider
@Priority(Priorities.AUTHENTICATION + 100)
public class ApiBoundsFilter implements ContainerRequestFilter {

  @Inject private CurrentViewer current;
  @Inject private ApiPace pace;

  @Inject
  @ConfigProperty(name = "xueshi.api.max-bytes")
  private long bytesMax;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().startsWith("api/")) {
      return;
    }
    var viewer = current.viewer();
    if (viewer.kind() == Viewer.Kind.API) {
      pace.count(viewer.accountId());
    }
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())) {
      if (request.getLength() > bytesMax) {
        throw tooLarge();
      }
      request.setEntityStream(new Bounded(request.getEntityStream(), bytesMax));
    }
  }

  private static Refusal tooLarge() {
    return new Refusal(Refusal.Kind.TOO_LARGE, Text.of("web.refusal.http.413"));
  }

  /** For bodies that do not say how long they are. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      took(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var read = super.read(bytes, offset, length);
      took(Math.max(read, 0));
      return read;
    }

    private void took(int count) {
      left -= count;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
