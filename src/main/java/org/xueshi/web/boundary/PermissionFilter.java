package org.xueshi.web.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.web.control.CurrentViewer;

/**
 * Keeps what {@code @RequiresPermissions} on a resource class or method promises; the method's word
 * goes first.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PermissionFilter implements ContainerRequestFilter {

  @Context private ResourceInfo target;
  @Inject private CurrentViewer current;

  @Override
  public void filter(ContainerRequestContext request) {
    if (target.getResourceMethod() == null) {
      return;
    }
    var onMethod = target.getResourceMethod().getAnnotation(RequiresPermissions.class);
    var asked =
        onMethod != null
            ? onMethod
            : target.getResourceClass().getAnnotation(RequiresPermissions.class);
    if (asked != null) {
      for (var permission : asked.value()) {
        current.require(permission);
      }
    }
  }
}
