package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.ContextCopied;

/** What was copied from what: courses of a platform, and components laid out from others. */
@ApplicationScoped
public class Origins {

  private Jdbi jdbi;
  private Clock clock;

  protected Origins() {}

  @Inject
  public Origins(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * The component that a link leads to in a platform's course: the one it names, or the one that
   * was laid out from that for this course.
   */
  public UUID in(UUID tenant, String courseKey, UUID named) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select o.component_id from component_origin o
                    join component c on c.tenant_id = o.tenant_id and c.id = o.component_id
                    join course_run r on r.tenant_id = c.tenant_id and r.id = c.course_run_id
                    where o.tenant_id = :tenant and o.origin_id = :named
                      and r.course_key = :course
                    order by o.component_id limit 1
                    """)
                .bind("tenant", tenant)
                .bind("named", named)
                .bind("course", courseKey)
                .mapTo(UUID.class)
                .findOne()
                .orElse(named));
  }

  /** The first component in the line that this one was laid out from; empty if from none. */
  public Optional<UUID> of(UUID tenant, UUID component) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select origin_id from component_origin
                    where tenant_id = :tenant and component_id = :component
                    """)
                .bind("tenant", tenant)
                .bind("component", component)
                .mapTo(UUID.class)
                .findOne());
  }

  void put(UUID tenant, UUID component, UUID from) {
    var first = of(tenant, from).orElse(from);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into component_origin (tenant_id, component_id, origin_id) values (?, ?, ?)
                """,
                tenant,
                component,
                first));
  }

  /** Courses that the platform announced this one to be copied from. */
  List<String> courses(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select origin_key from course_copied_from
                    where tenant_id = :tenant and course_key = :course order by at desc
                    """)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .mapTo(String.class)
                .list());
  }

  /** The platform says so before anybody launches the copy. */
  void copied(@Observes ContextCopied event) {
    event.originKeys().forEach(origin -> announced(event.tenant(), event.courseKey(), origin));
  }

  void announced(UUID tenant, String courseKey, String originKey) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into course_copied_from (tenant_id, course_key, origin_key, at)
                values (?, ?, ?, ?) on conflict do nothing
                """,
                tenant,
                courseKey,
                originKey,
                clock.instant().atOffset(ZoneOffset.UTC)));
  }
}
