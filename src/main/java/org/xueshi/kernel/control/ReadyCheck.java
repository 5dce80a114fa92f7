package org.xueshi.kernel.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Ready = the application is deployed and its database answers. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

  @Inject private Jdbi jdbi;

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("database");
    try {
      jdbi.useHandle(handle -> handle.execute("select 1"));
      return answer.up().build();
    } catch (JdbiException away) {
      return answer.down().build();
    }
  }
}
