package org.xueshi.operations.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.xueshi.operations.control.MeasureBoard;
import org.xueshi.operations.entity.Lateness;

/**
 * Ready but late: always up, so that no load balancer takes a node away whose work another node
 * could not do faster; what is late stands in its data as {@code degraded}.
 */
@Readiness
@ApplicationScoped
public class InTimeCheck implements HealthCheck {

  @Inject private MeasureBoard board;

  @Override
  public HealthCheckResponse call() {
    var late = Lateness.late(board.all());
    return HealthCheckResponse.named("in-time")
        .up()
        .withData("degraded", !late.isEmpty())
        .withData("late", String.join(",", late))
        .build();
  }
}
