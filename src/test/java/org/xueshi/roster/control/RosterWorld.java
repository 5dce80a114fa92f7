package org.xueshi.roster.control;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.people.control.Accounts;
import org.xueshi.people.control.IdHashes;
import org.xueshi.people.control.Passwords;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;

/** A roster on a real PostgreSQL. */
public final class RosterWorld {

  public final TestDatabase database = TestDatabase.fresh();
  public final Jdbi jdbi = database.jdbi();
  public final UUID tenant = database.tenant();
  public final Clock clock =
      Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), Clocks.DISTRICT_ZONE);
  public final RosterImports imports =
      new RosterImports(
          new RosterStore(jdbi),
          new RosterReading(new Messages()),
          new IdCells(new IdHashes(jdbi, Optional.of("a-key-of-the-test-0123456789"))),
          clock);
  public final RosterImports keyless =
      new RosterImports(
          new RosterStore(jdbi),
          new RosterReading(new Messages()),
          new IdCells(new IdHashes(jdbi, Optional.empty())),
          clock);
  public final Units units = new Units(new UnitStore(jdbi));
  public final Trainers trainers = new Trainers(new TrainerStore(jdbi));
  public final Claims claims = new Claims(new ClaimStore(jdbi), clock);
  public final SchoolScope scope =
      new SchoolScope(jdbi, new Accounts(jdbi, clock, new Passwords()));
  public final Actor office = new Actor(tenant, "ACCOUNT", UUID.randomUUID().toString());

  public UUID school(String code) {
    var id = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into school (tenant_id, id, code, name, stage, rural, version)
                values (?, ?, ?, ?, 'PRIMARY', false, 1)""",
                tenant,
                id,
                code,
                "学校" + code));
    return id;
  }

  public <T> T use(Supplier<T> useCase) {
    return jdbi.inTransaction(handle -> useCase.get());
  }

  public void run(Runnable useCase) {
    jdbi.useTransaction(handle -> useCase.run());
  }

  public String left(String staffNumber) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select coalesce(left_on::text, '-') from person where staff_number = ?")
                .bind(0, staffNumber)
                .mapTo(String.class)
                .one());
  }
}
