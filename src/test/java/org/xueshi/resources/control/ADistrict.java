package org.xueshi.resources.control;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.PackageRuntime;
import org.xueshi.resources.entity.PackageStart;
import org.xueshi.resources.entity.ResourceKind;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Actor;

/** The library over a real database, with JPA and Jdbi in one transaction as in the container. */
final class ADistrict {

  static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  final TestDatabase database = TestDatabase.fresh();
  final UUID tenant = database.tenant();
  final Actor trainer = new Actor(tenant, "PERSON", "wang");
  final Actor colleague = new Actor(tenant, "PERSON", "li");
  final HandClock clock = new HandClock();
  final EntityManager entities = database.entityManagerFactory().createEntityManager();
  final Jdbi jdbi = joined();
  final SearchStore search = new SearchStore(jdbi, clock);
  final ResourceStore store = new ResourceStore(jdbi, clock, search, entities);
  final Library library = new Library(jdbi, clock, store, search);
  final PublicUrls urls =
      new PublicUrls("https://xueshi.example.cn", "https://content.xueshi.example.cn");
  final ContentTokens tokens =
      new ContentTokens(new ContentKeyStore(database.jdbi(), clock), library, urls, clock);

  /** What a container's {@code @Transactional} does. */
  <T> T inTransaction(Supplier<T> deed) {
    entities.getTransaction().begin();
    try {
      var result = deed.get();
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.clear();
    }
  }

  void inTransaction(Runnable deed) {
    inTransaction(
        () -> {
          deed.run();
          return null;
        });
  }

  UUID aPdf(String title) {
    return inTransaction(() -> store.add(tenant, title, pdfBy(trainer)));
  }

  NewVersion pdfBy(Actor actor) {
    return new NewVersion(
        ResourceKind.PDF,
        "讲义.pdf",
        "application/pdf",
        new ContentRef("a".repeat(64), 4_096),
        new PackageStart(PackageRuntime.NONE, "讲义.pdf"),
        List.of(new FileRow("讲义.pdf", "application/pdf", "a".repeat(64), 4_096)),
        "",
        actor);
  }

  /** Jdbi on the connection that JPA's transaction uses; on one of its own when there is none. */
  private Jdbi joined() {
    var joined = Jdbi.create(new JpaConnections()).installPlugin(new PostgresPlugin());
    joined.getConfig(Handles.class).setForceEndTransactions(false);
    return joined;
  }

  private final class JpaConnections implements ConnectionFactory {

    @Override
    public Connection openConnection() throws SQLException {
      return entities.getTransaction().isActive()
          ? entities.unwrap(Connection.class)
          : database.dataSource("xueshi_app").getConnection();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
      if (!entities.getTransaction().isActive()) {
        connection.close();
      }
    }
  }

  /** A clock that tests move. */
  static final class HandClock extends Clock {

    private Instant now = NOON;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return Clocks.DISTRICT_ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
