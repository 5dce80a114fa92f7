package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.training.entity.RosterStamp;
import org.xueshi.training.entity.TrainingSession;

/** Stamps of offline rosters as rows. */
@ApplicationScoped
class RosterStampStore {

  private static final String SELECT =
      """
      select id, person_id, kind, stamped_at as at, outcome, why from roster_stamp
      where tenant_id = :tenant and session_id = :session
      """;

  private Jdbi jdbi;

  protected RosterStampStore() {}

  @Inject
  RosterStampStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** When it was received and by whom. */
  record Receipt(Instant deviceAt, Instant receivedAt, UUID trainer) {}

  /** False if it came in before. */
  boolean add(TrainingSession session, RosterStamp stamp, Receipt receipt) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    insert into roster_stamp (tenant_id, id, session_id, person_id, kind,
                      stamped_at, device_at, received_at, by_person, outcome, why)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    session.tenantId(),
                    stamp.id(),
                    session.id(),
                    stamp.personId(),
                    stamp.kind(),
                    time(stamp.at()),
                    time(receipt.deviceAt()),
                    time(receipt.receivedAt()),
                    receipt.trainer(),
                    stamp.outcome(),
                    stamp.why()))
        == 1;
  }

  Optional<RosterStamp> find(TrainingSession session, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " and id = :id")
                .bind("tenant", session.tenantId())
                .bind("session", session.id())
                .bind("id", id)
                .map(ConstructorMapper.of(RosterStamp.class))
                .findOne());
  }

  /** Conflicts that nobody has settled, oldest first. */
  List<RosterStamp> conflicts(TrainingSession session) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT + " and outcome = 'CONFLICT' and settled is null order by received_at")
                .bind("tenant", session.tenantId())
                .bind("session", session.id())
                .map(ConstructorMapper.of(RosterStamp.class))
                .list());
  }

  /** False if it is no conflict or was settled before. */
  boolean settle(TrainingSession session, UUID id, Settling settling) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update roster_stamp set settled = ?, settled_at = ?, settled_by = ?
                    where tenant_id = ? and session_id = ? and id = ? and outcome = 'CONFLICT'
                      and settled is null
                    """,
                    settling.taken() ? "TAKEN" : "DROPPED",
                    time(settling.at()),
                    settling.trainer(),
                    session.tenantId(),
                    session.id(),
                    id))
        == 1;
  }

  record Settling(boolean taken, Instant at, UUID trainer) {}

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
