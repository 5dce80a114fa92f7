package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Checkpoint;
import org.xueshi.ledger.entity.Seal;

/** Checkpoints as rows, and what the book says that they must say. */
@ApplicationScoped
class CheckpointStore {

  private Jdbi jdbi;
  private RulePackTexts texts;

  protected CheckpointStore() {}

  @Inject
  CheckpointStore(Jdbi jdbi, RulePackTexts texts) {
    this.jdbi = jdbi;
    this.texts = texts;
  }

  /** Counts and sums over all entries. */
  Checkpoint.Totals totals(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(distinct person_id)::int as chains, count(*) as entries,
                      coalesce(sum(posted_minutes), 0)::bigint as posted,
                      coalesce(sum(held_minutes), 0)::bigint as held
                    from credit_entry where tenant_id = :tenant""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Checkpoint.Totals(
                            row.getInt("chains"),
                            row.getLong("entries"),
                            row.getLong("posted"),
                            row.getLong("held")))
                .one());
  }

  /** Where the chains end now, by person. */
  List<Checkpoint.Head> heads(UUID tenant) {
    return heads(
        """
        select person_id, length, hash from ledger_chain
        where tenant_id = :tenant and length > 0 and :number > 0 order by person_id""",
        tenant,
        1);
  }

  /** Where the chains ended at that checkpoint, by person. */
  List<Checkpoint.Head> headsAt(UUID tenant, int number) {
    return heads(
        """
        select distinct on (person_id) person_id, length, hash from checkpoint_head
        where tenant_id = :tenant and number <= :number order by person_id, number desc""",
        tenant,
        number);
  }

  private List<Checkpoint.Head> heads(String sql, UUID tenant, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("tenant", tenant)
                .bind("number", number)
                .map(
                    (row, context) ->
                        new Checkpoint.Head(
                            row.getObject("person_id", UUID.class), ChainStore.head(row)))
                .list());
  }

  /** Seals of the rule packs' documents as the database spells them, by code. */
  SortedMap<String, Seal> packs(UUID tenant) {
    var seals = new TreeMap<String, Seal>();
    texts.all(tenant).forEach((code, text) -> seals.put(code, new Seal(Digests.sha256(text))));
    return seals;
  }

  /** False if the day has one already: another node was first. */
  boolean insert(UUID tenant, Checkpoint checkpoint) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into checkpoint (tenant_id, id, number, day, taken_at, chains,
                          entries, jws)
                        values (:tenant, :id, :number, :day, :taken, :chains, :entries, :jws)
                        on conflict do nothing""")
                    .bind("tenant", tenant)
                    .bind("id", Ids.next())
                    .bind("number", checkpoint.number())
                    .bind("day", checkpoint.day())
                    .bind("taken", EntryRows.time(checkpoint.takenAt()))
                    .bind("chains", checkpoint.chains())
                    .bind("entries", checkpoint.entries())
                    .bind("jws", checkpoint.jws())
                    .execute())
        == 1;
  }

  void insertHeads(UUID tenant, int number, List<Checkpoint.Head> grown) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  insert into checkpoint_head (tenant_id, person_id, number, length, hash)
                  values (:tenant, :person, :number, :length, :hash)""");
          grown.forEach(
              one ->
                  batch
                      .bind("tenant", tenant)
                      .bind("person", one.person())
                      .bind("number", number)
                      .bind("length", one.head().length())
                      .bind("hash", one.head().hash().bytes())
                      .add());
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /** Newest first. */
  List<Checkpoint> newest(UUID tenant, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from checkpoint where tenant_id = :tenant
                    order by number desc limit :limit""")
                .bind("tenant", tenant)
                .bind("limit", limit)
                .map((row, context) -> checkpoint(row))
                .list());
  }

  Optional<Checkpoint> find(UUID tenant, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from checkpoint where tenant_id = :tenant and number = :number")
                .bind("tenant", tenant)
                .bind("number", number)
                .map((row, context) -> checkpoint(row))
                .findOne());
  }

  /**
   * An end that some checkpoint saw and the book does not have any more.
   *
   * @param entry what stands in that place now, or {@code null}
   */
  record Gone(UUID person, UUID entry, ChainHead seen, int number, LocalDate day) {}

  /** Every end that was ever signed must still be in its place. */
  List<Gone> gone(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select h.person_id, e.id as entry, h.length, h.hash, h.number, c.day
                    from checkpoint_head h
                    join checkpoint c on c.tenant_id = h.tenant_id and c.number = h.number
                    left join credit_entry e on e.tenant_id = h.tenant_id
                      and e.person_id = h.person_id and e.position = h.length
                    where h.tenant_id = :tenant and e.hash is distinct from h.hash
                    order by h.person_id, h.number""")
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Gone(
                            row.getObject("person_id", UUID.class),
                            row.getObject("entry", UUID.class),
                            ChainStore.head(row),
                            row.getInt("number"),
                            row.getObject("day", LocalDate.class)))
                .list());
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getInt("number"),
        row.getObject("day", LocalDate.class),
        EntryRows.instant(row, "taken_at"),
        row.getInt("chains"),
        row.getLong("entries"),
        row.getString("jws"));
  }
}
