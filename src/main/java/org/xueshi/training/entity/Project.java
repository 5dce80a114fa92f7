package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.TenantEntity;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;

/**
 * 培训项目: what the district sets out to do; course runs carry it out. Kind × level × posts are the
 * three dimensions of article 2.2.
 */
@Entity
public class Project extends TenantEntity {

  private String title;

  @Enumerated(EnumType.STRING)
  private ProjectKind kind;

  @Enumerated(EnumType.STRING)
  private Level level;

  @Enumerated(EnumType.STRING)
  private Theme theme;

  private String posts;
  private String problem;
  private String cases;
  private String ethics;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Project() {}

  public Project(UUID tenantId, UUID id, Instant createdAt) {
    super(tenantId, id);
    this.createdAt = createdAt;
    this.posts = "";
    design("", "", "");
  }

  /**
   * @param title 1–200 characters
   * @param theme counts on its own for professional ethics (4.1)
   */
  public void describe(String title, ProjectKind kind, Level level, Theme theme) {
    this.title = Titles.checked(title);
    this.kind = kind;
    this.level = level;
    this.theme = theme;
  }

  /** For whom (8.1); empty means for every post. */
  public void audience(Collection<PostGroup> groups) {
    this.posts = EnumSets.text(PostGroup.class, groups);
  }

  /**
   * The design's problem, cases and part on professional ethics (10.2); blank = not written yet.
   */
  public void design(String problem, String cases, String ethics) {
    this.problem = Titles.words(problem);
    this.cases = Titles.words(cases);
    this.ethics = Titles.words(ethics);
  }

  public String title() {
    return title;
  }

  public ProjectKind kind() {
    return kind;
  }

  public Level level() {
    return level;
  }

  public Theme theme() {
    return theme;
  }

  public Set<PostGroup> posts() {
    return EnumSets.of(PostGroup.class, posts);
  }

  public String problem() {
    return problem;
  }

  public String cases() {
    return cases;
  }

  public String ethics() {
    return ethics;
  }

  /** Whether all four parts that article 10.2 asks for are there; the theme always is. */
  public boolean designComplete() {
    return !problem.isEmpty() && !cases.isEmpty() && !ethics.isEmpty();
  }

  public Instant createdAt() {
    return createdAt;
  }
}
