package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Letter;
import org.xueshi.gradebook.entity.ScoreValue;
import org.xueshi.web.entity.Actor;

/** Grades that somebody changed in the platform after we sent ours, and what the trainer chose. */
@ApplicationScoped
class ConflictStore {

  private Jdbi jdbi;

  protected ConflictStore() {}

  @Inject
  ConflictStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The score the platform last took of us; empty for none, or if ours is to go out anyway. */
  Optional<ScoreValue> toCompare(Letter letter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select o.sent_given, o.sent_maximum
                    from score_outbox o
                    left join score_conflict c
                      on c.tenant_id = o.tenant_id and c.outbox_id = o.id
                    where o.tenant_id = :tenant and o.id = :id and o.sent_given is not null
                      and c.choice is distinct from 'OURS'
                    """)
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .map((row, context) -> new ScoreValue(row.getBigDecimal(1), row.getBigDecimal(2)))
                .findOne());
  }

  void open(Letter letter, HeldGrade held, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into score_conflict (tenant_id, outbox_id, given, maximum, found_at,
                      choice)
                    values (:tenant, :id, :given, :maximum, :now, 'OPEN')
                    on conflict (tenant_id, outbox_id) do update set given = excluded.given,
                      maximum = excluded.maximum, found_at = excluded.found_at, choice = 'OPEN',
                      chosen_by = null, chosen_at = null
                    """)
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .bind("given", held.score().given())
                .bind("maximum", held.score().maximum())
                .bind("now", Times.column(now))
                .execute());
  }

  /** The platform took ours: there is nothing to choose any more. */
  void close(Letter letter) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from score_conflict where tenant_id = :tenant and outbox_id = :id")
                .bind("tenant", letter.tenant())
                .bind("id", letter.id())
                .execute());
  }

  /** Somebody has ours sent, whatever the platform holds. */
  void ours(UUID id, Actor actor, Instant now) {
    choose(id, "OURS", actor, now);
  }

  /** Somebody leaves the platform's value; false if there is no open conflict in this course. */
  boolean theirs(String courseKey, UUID id, Actor actor, Instant now) {
    var left =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update score_outbox o set state = 'SENT', because = 'KEPT_THERE'
                        from line_item l
                        where l.tenant_id = o.tenant_id and l.id = o.line_item_id
                          and o.tenant_id = :tenant and o.id = :id and l.course_key = :course
                          and o.state = 'REFUSED' and o.because = 'EDITED_THERE'
                        """)
                    .bind("tenant", actor.tenant())
                    .bind("id", id)
                    .bind("course", courseKey)
                    .execute());
    if (left == 1) {
      choose(id, "THEIRS", actor, now);
    }
    return left == 1;
  }

  private void choose(UUID id, String choice, Actor actor, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update score_conflict set choice = :choice, chosen_by = :actor,
                      chosen_at = :now
                    where tenant_id = :tenant and outbox_id = :id
                    """)
                .bind("choice", choice)
                .bind("actor", actor.id())
                .bind("now", Times.column(now))
                .bind("tenant", actor.tenant())
                .bind("id", id)
                .execute());
  }
}
