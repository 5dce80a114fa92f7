package org.xueshi.kernel.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date when the application starts, as the owner role; forward only. */
@ApplicationScoped
public class Migrations {

  /** Observers of the start that need the schema come after this. */
  public static final int PRIORITY = 100;

  @Inject
  @ConfigProperty(name = "xueshi.db.url")
  private String url;

  @Inject
  @ConfigProperty(name = "xueshi.db.owner.user")
  private String owner;

  @Inject
  @ConfigProperty(name = "xueshi.db.owner.password")
  private String ownerPassword;

  @Inject
  @ConfigProperty(name = "xueshi.db.user")
  private String application;

  @Inject
  @ConfigProperty(name = "xueshi.db.read.user")
  private String reader;

  void onStart(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start) {
    migrate(url, owner, ownerPassword, application, reader);
  }

  /**
   * Runs all pending migrations; {@code application} and {@code reader} are the roles they grant
   * to.
   */
  public static void migrate(
      String url, String owner, String ownerPassword, String application, String reader) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(url, owner, ownerPassword)
        .placeholders(Map.of("app", application, "read", reader))
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .load()
        .migrate();
  }
}
