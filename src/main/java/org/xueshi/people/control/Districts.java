package org.xueshi.people.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Migrations;
import org.xueshi.kernel.entity.Ids;

/** The district (tenant) this installation serves. */
@ApplicationScoped
public class Districts {

  /** Observers of the start that need the district come after this. */
  public static final int PRIORITY = Migrations.PRIORITY + 100;

  private Jdbi jdbi;
  private Clock clock;
  private String name;
  private UUID current;

  protected Districts() {}

  @Inject
  public Districts(
      Jdbi jdbi, Clock clock, @ConfigProperty(name = "xueshi.district.name") String name) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.name = name;
  }

  void onStart(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start) {
    current = findOrCreate();
  }

  /** The district of this installation; every query begins with it. */
  public UUID current() {
    return current;
  }

  public String name() {
    return name;
  }

  /** One statement decides, so that two nodes starting at once agree on one district. */
  private UUID findOrCreate() {
    return jdbi.withHandle(
        handle -> {
          handle.execute(
              """
              insert into district (tenant_id, name, created_at)
              select ?, ?, ? where not exists (select 1 from district)
              """,
              Ids.next(),
              name,
              clock.instant().atOffset(ZoneOffset.UTC));
          return handle
              .createQuery("select tenant_id from district order by created_at, tenant_id limit 1")
              .mapTo(UUID.class)
              .one();
        });
  }
}
