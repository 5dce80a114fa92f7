package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Makes resources findable that came before there was an index. */
@ApplicationScoped
public class Index {

  private static final int AT_ONCE = 200;

  private Jdbi jdbi;
  private SearchStore search;

  protected Index() {}

  @Inject
  Index(Jdbi jdbi, SearchStore search) {
    this.jdbi = jdbi;
    this.search = search;
  }

  private record Missing(UUID id, String title) {}

  /** Indexes some resources that are not yet; returns how many. */
  @Transactional
  public int catchUp(UUID tenant) {
    var missing =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select id, title from resource r
                        where tenant_id = :tenant and not exists (select 1 from resource_words w
                          where w.tenant_id = r.tenant_id and w.resource_id = r.id)
                        order by id limit :most
                        """)
                    .bind("tenant", tenant)
                    .bind("most", AT_ONCE)
                    .map(
                        (row, context) ->
                            new Missing(row.getObject("id", UUID.class), row.getString("title")))
                    .list());
    missing.forEach(one -> search.index(tenant, one.id(), one.title()));
    return missing.size();
  }
}
