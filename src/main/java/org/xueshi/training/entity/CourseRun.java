package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.TenantEntity;

/**
 * 期次: a project carried out once, between two dates, for one group. It lives in at most one course
 * of a platform; the Office may prepare it before there is one.
 */
@Entity
@Table(name = "course_run")
public class CourseRun extends TenantEntity {

  private static final int CODE_MAX = 50;

  @Column(name = "project_id")
  private UUID projectId;

  private String title;
  private String code;

  @Column(name = "starts_on")
  private LocalDate startsOn;

  @Column(name = "ends_on")
  private LocalDate endsOn;

  @Column(name = "follow_up_until")
  private LocalDate followUpUntil;

  @Column(name = "course_key")
  private String courseKey;

  @Column(name = "created_at")
  private Instant createdAt;

  protected CourseRun() {}

  /**
   * @param code what people call it by, unique in the district, 1–50 characters
   * @throws Refusal INVALID {@code training.refusal.code}
   */
  public CourseRun(Project project, UUID id, String code, Instant createdAt) {
    super(project.tenantId(), id);
    this.projectId = project.id();
    this.createdAt = createdAt;
    this.code = code == null ? "" : code.strip();
    if (this.code.isEmpty() || this.code.length() > CODE_MAX) {
      throw Refusal.invalid("training.refusal.code", CODE_MAX);
    }
  }

  /** The title shown to participants, 1–200 characters. */
  public void name(String newTitle) {
    this.title = Titles.checked(newTitle);
  }

  /**
   * @param until last day of follow-up; null = the earliest allowed (25.1)
   * @throws Refusal INVALID {@code training.refusal.dates, followUpTooShort}
   */
  public void schedule(LocalDate starts, LocalDate ends, LocalDate until) {
    if (starts == null || ends == null || ends.isBefore(starts)) {
      throw Refusal.invalid("training.refusal.dates");
    }
    this.startsOn = starts;
    this.endsOn = ends;
    this.followUpUntil = FollowUpPeriod.checked(ends, until);
  }

  /**
   * From now on it is taught in that course of a platform.
   *
   * @param key {@code registrationId/contextId}
   */
  public void settle(String key) {
    if (courseKey != null && !courseKey.equals(key)) {
      throw Refusal.conflict("training.refusal.runTaken", title);
    }
    this.courseKey = key;
  }

  /** As {@link #settle}, also if it was taught elsewhere so far. */
  public void move(String key) {
    this.courseKey = key;
  }

  public UUID projectId() {
    return projectId;
  }

  public String title() {
    return title;
  }

  public String code() {
    return code;
  }

  public LocalDate startsOn() {
    return startsOn;
  }

  public LocalDate endsOn() {
    return endsOn;
  }

  public LocalDate followUpUntil() {
    return followUpUntil;
  }

  public Optional<String> courseKey() {
    return Optional.ofNullable(courseKey);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
