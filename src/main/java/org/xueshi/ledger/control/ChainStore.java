package org.xueshi.ledger.control;

import static org.xueshi.ledger.control.BulkInsert.array;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Seal;

/** Chain heads: the rows that writers lock, one a person, always in the same order. */
@ApplicationScoped
class ChainStore {

  private Jdbi jdbi;

  protected ChainStore() {}

  @Inject
  ChainStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Locks the chains of these persons until the transaction ends and returns where they end. A
   * chain that does not exist begins. The chains of all rows that are one person are locked with
   * them. Sorted, so that two batches never wait for each other.
   */
  Map<UUID, ChainHead> lock(UUID tenant, Collection<UUID> persons) {
    var ids = persons.stream().distinct().toArray(UUID[]::new);
    begin(tenant, ids);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id, length, hash from ledger_chain
                    where tenant_id = :tenant and person_id = any(array(
                      select unnest(:persons)
                      union all
                      select m.id from person p
                      join person m on m.tenant_id = p.tenant_id and m.one_id = p.one_id
                      where p.tenant_id = :tenant and p.id = any(:persons)))
                    order by person_id for update""")
                .bind("tenant", tenant)
                .bind("persons", ids)
                .reduceRows(
                    new HashMap<UUID, ChainHead>(),
                    (heads, row) -> {
                      heads.put(row.getColumn("person_id", UUID.class), head(row));
                      return heads;
                    }));
  }

  private static ChainHead head(org.jdbi.v3.core.result.RowView row) {
    return new ChainHead(
        row.getColumn("length", Long.class), new Seal(row.getColumn("hash", byte[].class)));
  }

  static ChainHead head(ResultSet row) throws SQLException {
    return new ChainHead(row.getLong("length"), EntryRows.seal(row, "hash"));
  }

  private void begin(UUID tenant, UUID[] persons) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into ledger_chain (tenant_id, person_id, length, hash)
                    select :tenant, person, 0, :none from unnest(:persons) person order by person
                    on conflict do nothing""")
                .bind("tenant", tenant)
                .bind("persons", persons)
                .bind("none", Seal.NONE.bytes())
                .execute());
  }

  /** Moves the heads. The caller holds their locks. */
  void move(UUID tenant, Map<UUID, ChainHead> heads) {
    var ends = List.copyOf(heads.entrySet());
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update ledger_chain set length = moved.length, hash = moved.hash
                    from unnest(:persons, :lengths, :hashes) as moved (person, length, hash)
                    where tenant_id = :tenant and person_id = moved.person""")
                .bind("tenant", tenant)
                .bind("persons", array("uuid", ends.stream().map(Map.Entry::getKey).toArray()))
                .bind(
                    "lengths",
                    array(
                        "bigint",
                        ends.stream().map(end -> end.getValue().length()).toArray(Long[]::new)))
                .bind(
                    "hashes",
                    array(
                        "bytea",
                        ends.stream()
                            .map(end -> end.getValue().hash().bytes())
                            .toArray(byte[][]::new)))
                .execute());
  }
}
