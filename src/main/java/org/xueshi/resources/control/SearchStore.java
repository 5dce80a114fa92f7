package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.resources.entity.Metadata;
import org.xueshi.resources.entity.Metadata.Facet;

/** What resources are about, and the words by which they are found. */
@ApplicationScoped
class SearchStore {

  private Jdbi jdbi;
  private Clock clock;

  protected SearchStore() {}

  @Inject
  SearchStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  Metadata metadata(UUID tenant, UUID resource) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select description, subject, stage, standard, method, origin, contract, licence
                    from resource_metadata where tenant_id = :tenant and resource_id = :resource
                    """)
                .bind("tenant", tenant)
                .bind("resource", resource)
                .map(ConstructorMapper.of(Metadata.class))
                .findOne()
                .orElse(Metadata.NONE));
  }

  void describe(UUID tenant, UUID resource, Metadata metadata) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into resource_metadata (tenant_id, resource_id, description, subject,
                      stage, standard, method, origin, contract, licence, changed_at)
                    values (:tenant, :resource, :description, :subject, :stage, :standard, :method,
                      :origin, :contract, :licence, :now)
                    on conflict (tenant_id, resource_id) do update
                    set description = :description, subject = :subject, stage = :stage,
                      standard = :standard, method = :method, origin = :origin,
                      contract = :contract, licence = :licence, changed_at = :now
                    """)
                .bindMethods(metadata)
                .bind("tenant", tenant)
                .bind("resource", resource)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** Makes the index of a resource anew, from its title, description and newest text. */
  void index(UUID tenant, UUID resource, String title) {
    jdbi.useHandle(
        handle -> {
          var about = metadata(tenant, resource);
          handle
              .createUpdate(
                  """
                  insert into resource_words (tenant_id, resource_id, words)
                  values (:tenant, :resource, setweight(to_tsvector('simple', :title), 'A')
                    || setweight(to_tsvector('simple', :about), 'B')
                    || setweight(to_tsvector('simple', :text), 'D'))
                  on conflict (tenant_id, resource_id) do update set words = excluded.words
                  """)
              .bind("tenant", tenant)
              .bind("resource", resource)
              .bind("title", Words.of(title))
              .bind("about", Words.of(about.description() + " " + about.subject()))
              .bind("text", Words.of(text(handle, tenant, resource)))
              .execute();
        });
  }

  private static String text(Handle handle, UUID tenant, UUID resource) {
    return handle
        .createQuery(
            """
            select t.text from version_text t
            join resource_version v on v.tenant_id = t.tenant_id and v.id = t.version_id
            where v.tenant_id = :tenant and v.resource_id = :resource
            order by v.number desc limit 1
            """)
        .bind("tenant", tenant)
        .bind("resource", resource)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  /** How many resources on offer have which value, most first; values nobody has are missing. */
  Map<Facet, Map<String, Integer>> facets(UUID tenant) {
    var facets = new EnumMap<Facet, Map<String, Integer>>(Facet.class);
    jdbi.useHandle(
        handle -> {
          for (var facet : Facet.values()) {
            var counts = new LinkedHashMap<String, Integer>();
            handle
                .createQuery(
                    "select m."
                        + facet.column()
                        + " as value, count(*) as count from resource_metadata m join resource r"
                        + " on r.tenant_id = m.tenant_id and r.id = m.resource_id"
                        + " where m.tenant_id = :tenant and r.withdrawn_at is null and m."
                        + facet.column()
                        + " <> '' group by 1 order by 2 desc, 1 limit 30")
                .bind("tenant", tenant)
                .map((row, context) -> Map.entry(row.getString("value"), row.getInt("count")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
            facets.put(facet, counts);
          }
        });
    return facets;
  }
}
