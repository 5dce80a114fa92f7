package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.entity.LibraryItem;
import org.xueshi.resources.entity.Metadata;
import org.xueshi.resources.entity.Metadata.Facet;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.resources.entity.VersionRow;
import org.xueshi.web.entity.Actor;

/**
 * 资源库 (article 11.3): what the district's trainers share. Every trainer sees and uses all of it; a
 * resource is changed only by whom it came from.
 */
@ApplicationScoped
public class Library {

  /** Longest title, in characters. */
  public static final int TITLE_LENGTH_MAX = 120;

  private static final String ROW =
      """
      select r.id, r.title, v.kind, v.id as version_id, v.number, v.size_bytes, v.uploaded_at,
        r.owner_kind, r.owner_id, r.withdrawn_at, r.grade
      from resource r
      join resource_version v on v.tenant_id = r.tenant_id and v.resource_id = r.id
      left join resource_metadata m on m.tenant_id = r.tenant_id and m.resource_id = r.id
      left join resource_words w on w.tenant_id = r.tenant_id and w.resource_id = r.id
      where r.tenant_id = :tenant and v.number = r.latest_number
      """;

  private static final String ON_OFFER = " and r.withdrawn_at is null";
  private static final String FOUND =
      """
       and (r.title ilike :like or r.id in (
        select resource_id from resource_words
        where tenant_id = :tenant and words @@ plainto_tsquery('simple', :words)))
      """;
  private static final String NEWEST = " order by r.id desc";

  /** Whose title holds the very words comes first; then by weight. */
  private static final String BEST =
      """
       order by r.title ilike :like desc,
        coalesce(ts_rank(w.words, plainto_tsquery('simple', :words)), 0) desc, r.id desc
      """;

  private static final String VERSION =
      """
      select v.id, v.resource_id, r.title, v.number, v.kind, v.media_type, v.file_name, v.sha256,
        v.size_bytes, v.start_path, v.file_count, v.uploaded_at,
        r.withdrawn_at is not null as withdrawn, v.runtime
      from resource_version v
      join resource r on r.tenant_id = v.tenant_id and r.id = v.resource_id
      where v.tenant_id = :tenant
      """;

  private Jdbi jdbi;
  private Clock clock;
  private ResourceStore store;
  private SearchStore search;

  protected Library() {}

  @Inject
  Library(Jdbi jdbi, Clock clock, ResourceStore store, SearchStore search) {
    this.search = search;
    this.jdbi = jdbi;
    this.clock = clock;
    this.store = store;
  }

  /** One page of the list; whether there is a further page, ask for it. */
  public List<ResourceRow> list(UUID tenant, ResourceFilter filter) {
    var query = new StringBuilder(ROW);
    query.append(filter.withdrawn() ? " and r.withdrawn_at is not null" : ON_OFFER);
    query.append(filter.words().isEmpty() ? "" : FOUND);
    filter
        .facets()
        .keySet()
        .forEach(
            facet ->
                query
                    .append(" and m.")
                    .append(facet.column())
                    .append(" = :")
                    .append(facet.column()));
    query.append(filter.words().isEmpty() ? NEWEST : BEST).append(" offset :from limit :size");
    return jdbi.withHandle(
        handle -> {
          var asked = handle.createQuery(query.toString()).bind("tenant", tenant);
          filter.facets().forEach((facet, value) -> asked.bind(facet.column(), value));
          if (!filter.words().isEmpty()) {
            asked.bind("like", "%" + escaped(filter.words()) + "%");
            asked.bind("words", Words.of(filter.words()));
          }
          return asked
              .bind("from", (long) filter.page() * filter.size())
              .bind("size", filter.size())
              .map(ConstructorMapper.of(ResourceRow.class))
              .list();
        });
  }

  /** What a resource is about; nothing but empty texts if nobody has said. */
  public Metadata metadata(UUID tenant, UUID resourceId) {
    return search.metadata(tenant, resourceId);
  }

  /** How many resources on offer have which value, by facet. */
  public Map<Facet, Map<String, Integer>> facets(UUID tenant) {
    return search.facets(tenant);
  }

  /**
   * Says what a resource is about.
   *
   * @throws Refusal NOT_FOUND unless the actor owns it; INVALID, see {@link Metadata#checked}
   */
  @Transactional
  public void describe(Actor actor, UUID resourceId, Metadata metadata) {
    var item = owned(actor, resourceId);
    search.describe(actor.tenant(), resourceId, metadata.checked());
    search.index(actor.tenant(), resourceId, item.title());
  }

  /**
   * A resource with its newest version, withdrawn or not.
   *
   * @throws Refusal NOT_FOUND
   */
  public ResourceRow resource(UUID tenant, UUID resourceId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROW + " and r.id = :id")
                .bind("tenant", tenant)
                .bind("id", resourceId)
                .map(ConstructorMapper.of(ResourceRow.class))
                .findOne()
                .orElseThrow(Refusal::notFound));
  }

  /** All versions of a resource, newest first; empty if there is no such resource. */
  public List<VersionRow> versions(UUID tenant, UUID resourceId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(VERSION + " and v.resource_id = :id order by v.number desc")
                .bind("tenant", tenant)
                .bind("id", resourceId)
                .map(ConstructorMapper.of(VersionRow.class))
                .list());
  }

  /**
   * The version a course run pinned.
   *
   * @throws Refusal NOT_FOUND
   */
  public VersionRow version(UUID tenant, UUID versionId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(VERSION + " and v.id = :id")
                .bind("tenant", tenant)
                .bind("id", versionId)
                .map(ConstructorMapper.of(VersionRow.class))
                .findOne()
                .orElseThrow(Refusal::notFound));
  }

  /**
   * Gives it another title.
   *
   * @throws Refusal NOT_FOUND unless the actor owns it; INVALID for a blank or overlong title
   */
  @Transactional
  public void rename(Actor actor, UUID resourceId, String title) {
    var checked = title(title);
    owned(actor, resourceId).rename(checked);
    search.index(actor.tenant(), resourceId, checked);
  }

  /**
   * 下架: courses can no longer pick it; those that pinned a version keep playing it.
   *
   * @throws Refusal NOT_FOUND unless the actor owns it
   */
  @Transactional
  public void withdraw(Actor actor, UUID resourceId) {
    owned(actor, resourceId).withdraw(clock.instant());
  }

  /**
   * 恢复上架: undoes {@link #withdraw}.
   *
   * @throws Refusal NOT_FOUND unless the actor owns it
   */
  @Transactional
  public void restore(Actor actor, UUID resourceId) {
    owned(actor, resourceId).restore();
  }

  /** The title as it will be shown; blank and overlong ones are refused. */
  static String title(String typed) {
    var title = typed == null ? "" : typed.strip();
    if (title.isEmpty()) {
      throw Refusal.invalid("resources.refusal.titleMissing");
    }
    if (title.length() > TITLE_LENGTH_MAX) {
      throw Refusal.invalid("resources.refusal.titleLong", TITLE_LENGTH_MAX);
    }
    return title;
  }

  private LibraryItem owned(Actor actor, UUID resourceId) {
    return store
        .find(actor.tenant(), resourceId)
        .filter(item -> item.isOwnedBy(actor.kind(), actor.id()))
        .orElseThrow(Refusal::notFound);
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
