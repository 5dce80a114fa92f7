package org.xueshi.resources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.resources.entity.Review;

/** Reviews and the opinions in them. */
@ApplicationScoped
class ReviewStore {

  private static final String REVIEW =
      """
      select w.id, w.resource_id, w.version_id, r.title, r.owner_id, w.state, w.submitted_at,
        w.decided_at, w.reason
      from resource_review w
      join resource r on r.tenant_id = w.tenant_id and r.id = w.resource_id
      where w.tenant_id = :tenant
      """;

  private Jdbi jdbi;

  protected ReviewStore() {}

  @Inject
  ReviewStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Review> find(UUID tenant, UUID id) {
    return list(REVIEW + " and w.id = :id", Map.of("tenant", tenant, "id", id)).stream()
        .findFirst();
  }

  /** A resource's, newest first. */
  List<Review> ofResource(UUID tenant, UUID resource) {
    return list(
        REVIEW + " and w.resource_id = :resource order by w.submitted_at desc",
        Map.of("tenant", tenant, "resource", resource));
  }

  /** Waiting ones, oldest first, then the latest decisions. */
  List<Review> desk(UUID tenant, int most) {
    return list(
        REVIEW
            + " order by w.state <> 'SUBMITTED', w.decided_at desc nulls last, w.submitted_at"
            + " limit :most",
        Map.of("tenant", tenant, "most", most));
  }

  /** Those this person was asked about, waiting ones first. */
  List<Review> ofReviewer(UUID tenant, UUID person) {
    return list(
        REVIEW
            + """
               and w.id in (select review_id from review_opinion
                where tenant_id = :tenant and reviewer_id = :person)
              order by w.state <> 'SUBMITTED', w.submitted_at desc limit 100
              """,
        Map.of("tenant", tenant, "person", person));
  }

  private List<Review> list(String sql, Map<String, Object> bound) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(sql).bindMap(bound).map(ConstructorMapper.of(Review.class)).list());
  }

  void submit(UUID tenant, UUID id, UUID resource, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into resource_review (tenant_id, id, resource_id, version_id, state,
                  submitted_at)
                select tenant_id, ?, resource_id, id, 'SUBMITTED', ? from resource_version
                where tenant_id = ? and resource_id = ? order by number desc limit 1
                """,
                id,
                at.atOffset(ZoneOffset.UTC),
                tenant,
                resource));
  }

  void assign(UUID tenant, UUID review, UUID reviewer, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into review_opinion (tenant_id, review_id, reviewer_id, assigned_at)
                values (?, ?, ?, ?) on conflict do nothing
                """,
                tenant,
                review,
                reviewer,
                at.atOffset(ZoneOffset.UTC)));
  }

  List<Review.Opinion> opinions(UUID tenant, UUID review) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select reviewer_id, points, verdict, reason, given_at from review_opinion
                    where tenant_id = :tenant and review_id = :review order by assigned_at
                    """)
                .bind("tenant", tenant)
                .bind("review", review)
                .map((row, context) -> opinion(row))
                .list());
  }

  private static Review.Opinion opinion(ResultSet row) throws SQLException {
    var points = row.getString("points");
    var verdict = row.getString("verdict");
    var given = row.getObject("given_at", OffsetDateTime.class);
    return new Review.Opinion(
        row.getObject("reviewer_id", UUID.class),
        points == null ? List.of() : Stream.of(points.split(",")).map(Integer::valueOf).toList(),
        verdict == null ? null : Review.State.valueOf(verdict),
        row.getString("reason"),
        given == null ? null : given.toInstant());
  }

  /** False if it was given before: what was said stands. */
  boolean opine(UUID tenant, UUID review, Review.Opinion opinion) {
    return jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update review_opinion set points = ?, verdict = ?, reason = ?, given_at = ?
                    where tenant_id = ? and review_id = ? and reviewer_id = ? and given_at is null
                    """,
                    opinion.points().stream().map(String::valueOf).collect(Collectors.joining(",")),
                    opinion.verdict().name(),
                    opinion.reason(),
                    opinion.givenAt().atOffset(ZoneOffset.UTC),
                    tenant,
                    review,
                    opinion.reviewerId()))
        == 1;
  }

  void decide(Review decided, UUID tenant, String by) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              update resource_review set state = ?, decided_at = ?, decided_by = ?, reason = ?
              where tenant_id = ? and id = ? and state = 'SUBMITTED'
              """,
              decided.state().name(),
              decided.decidedAt().atOffset(ZoneOffset.UTC),
              by,
              decided.reason(),
              tenant,
              decided.id());
          if (decided.state() != Review.State.RETURNED) {
            handle.execute(
                "update resource set grade = ? where tenant_id = ? and id = ?",
                decided.state().name(),
                tenant,
                decided.resourceId());
          }
        });
  }
}
