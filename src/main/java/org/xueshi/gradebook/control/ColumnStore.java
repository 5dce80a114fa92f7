package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.xueshi.gradebook.entity.Letter.Column;
import org.xueshi.kernel.entity.Ids;

/** Columns of platforms' gradebooks and the lists they stand in, as rows. */
@ApplicationScoped
class ColumnStore {

  private static final String COLUMNS =
      "select id, registration_id, course_key, component_id, url, proven_at from line_item ";

  private Jdbi jdbi;

  protected ColumnStore() {}

  @Inject
  ColumnStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A part of a course in a platform's course. */
  record Place(UUID registration, String courseKey, UUID component) {

    /**
     * @param courseKey {@code registrationId/contextId}
     */
    static Place in(String courseKey, UUID component) {
      return new Place(registrationOf(courseKey), courseKey, component);
    }

    static UUID registrationOf(String courseKey) {
      return UUID.fromString(courseKey.substring(0, courseKey.indexOf('/')));
    }
  }

  boolean isContainer(UUID tenant, String courseKey, String url) {
    return container(tenant, courseKey).filter(url::equals).isPresent();
  }

  /** Where a course's columns are listed; empty if no launch has said so. */
  Optional<String> container(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select url from grade_container
                    where tenant_id = :tenant and course_key = :course
                    """)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .mapTo(String.class)
                .findOne());
  }

  void putContainer(UUID tenant, String courseKey, String url, Instant now) {
    update(
        """
        insert into grade_container (tenant_id, course_key, registration_id, url, seen_at)
        values (:tenant, :course, :registration, :url, :now)
        on conflict (tenant_id, course_key) do update
          set url = excluded.url, seen_at = excluded.seen_at
        """,
        statement ->
            statement
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .bind("registration", Place.registrationOf(courseKey))
                .bind("url", url)
                .bind("now", Times.column(now)));
  }

  void insert(UUID tenant, Place place, Instant now) {
    update(
        """
        insert into line_item (tenant_id, id, registration_id, course_key, component_id, seen_at)
        values (:tenant, :id, :registration, :course, :component, :now)
        on conflict (tenant_id, course_key, component_id) do nothing
        """,
        statement ->
            bind(statement, tenant, place)
                .bind("id", Ids.next())
                .bind("registration", place.registration())
                .bind("now", Times.column(now)));
  }

  Optional<Column> find(UUID tenant, Place place) {
    return list(
            COLUMNS
                + "where tenant_id = :tenant and course_key = :course and component_id = :component",
            query -> bind(query, tenant, place))
        .stream()
        .findFirst();
  }

  List<Column> ofCourse(UUID tenant, String courseKey) {
    return list(
        COLUMNS + "where tenant_id = :tenant and course_key = :course",
        query -> query.bind("tenant", tenant).bind("course", courseKey));
  }

  /** Writes down a column's address; what was proven of another address is not proven of this. */
  void address(UUID tenant, UUID column, String url, Instant now) {
    update(
        """
        update line_item set url = :url, proven_at = null, seen_at = :now
        where tenant_id = :tenant and id = :id and url is distinct from :url
        """,
        statement ->
            statement
                .bind("url", url)
                .bind("now", Times.column(now))
                .bind("tenant", tenant)
                .bind("id", column));
  }

  /** The column is not where we thought. */
  void forget(UUID tenant, UUID column) {
    update(
        """
        update line_item set url = null, proven_at = null where tenant_id = :tenant and id = :id
        """,
        statement -> statement.bind("tenant", tenant).bind("id", column));
  }

  /** A score was seen to arrive in it. */
  void prove(UUID tenant, UUID column, Instant now) {
    update(
        "update line_item set proven_at = :now where tenant_id = :tenant and id = :id",
        statement ->
            statement.bind("now", Times.column(now)).bind("tenant", tenant).bind("id", column));
  }

  private static <S extends SqlStatement<S>> S bind(S statement, UUID tenant, Place place) {
    return statement
        .bind("tenant", tenant)
        .bind("course", place.courseKey())
        .bind("component", place.component());
  }

  private void update(String sql, Function<Update, Update> binding) {
    jdbi.useHandle(handle -> binding.apply(handle.createUpdate(sql)).execute());
  }

  private List<Column> list(String sql, Function<Query, Query> binding) {
    return jdbi.withHandle(
        handle -> binding.apply(handle.createQuery(sql)).map((row, context) -> column(row)).list());
  }

  private static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getObject("id", UUID.class),
        row.getObject("registration_id", UUID.class),
        row.getString("course_key"),
        row.getObject("component_id", UUID.class),
        row.getString("url"),
        row.getTimestamp("proven_at") != null);
  }
}
