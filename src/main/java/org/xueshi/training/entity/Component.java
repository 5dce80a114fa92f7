package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.TenantEntity;
import org.xueshi.kernel.entity.TenantKey;
import org.xueshi.ledger.entity.Mode;

/** A part of a course run, with minutes of its own and its own kind of proof (21.2). */
@Entity
// Said again here: EclipseLink 4 does not take it from the mapped superclass of a hierarchy.
@IdClass(TenantKey.class)
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "kind")
public abstract class Component extends TenantEntity {

  /** Two weeks of whole days: more is a slip of the keyboard. */
  public static final int MINUTES_MAX = 20_000;

  @Column(name = "course_run_id")
  private UUID courseRunId;

  private String title;
  private int position;
  private int minutes;

  protected Component() {}

  protected Component(CourseRun run, UUID id) {
    super(run.tenantId(), id);
    this.courseRunId = run.id();
  }

  /**
   * @param newTitle 1–200 characters
   * @param planned clock minutes, 1–{@value #MINUTES_MAX}
   * @throws Refusal INVALID {@code training.refusal.title, minutes}
   */
  protected final void plan(String newTitle, int planned) {
    if (planned < 1 || planned > MINUTES_MAX) {
      throw Refusal.invalid("training.refusal.minutes", MINUTES_MAX);
    }
    this.title = Titles.checked(newTitle);
    this.minutes = planned;
  }

  /** Where it stands among the others of its run; smaller comes first. */
  public void place(int newPosition) {
    this.position = newPosition;
  }

  public abstract ComponentKind kind();

  /** The mode of delivery its minutes count under (5.4). */
  public Mode mode() {
    return kind().mode();
  }

  /** Whether its minutes are part of the plan; those of a make-up were planned before. */
  public boolean planned() {
    return true;
  }

  public UUID courseRunId() {
    return courseRunId;
  }

  public String title() {
    return title;
  }

  public int position() {
    return position;
  }

  /** Planned clock minutes; nobody is credited more for it. */
  public int minutes() {
    return minutes;
  }
}
