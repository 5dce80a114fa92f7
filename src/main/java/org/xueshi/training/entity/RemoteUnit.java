package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;

/** 远程单元: a version of a resource, studied for so many minutes by the server's clock. */
@Entity
@Table(name = "remote_unit")
@DiscriminatorValue("UNIT")
public class RemoteUnit extends Component {

  @Column(name = "resource_version_id")
  private UUID resourceVersionId;

  @Column(name = "must_play")
  private boolean mustPlay;

  /** As text: EclipseLink 4 cannot read an absent UUID. */
  @Column(name = "alternative_version_id")
  private String alternativeVersionId;

  protected RemoteUnit() {}

  public RemoteUnit(CourseRun run, UUID id) {
    super(run, id);
  }

  /**
   * @param versionId the pinned version of a library resource
   * @param playing whether it is video or audio, whose time counts only while it plays
   * @throws Refusal INVALID {@code training.refusal.resource}, or as {@link Component#plan}
   */
  public void study(String title, int minutes, UUID versionId, boolean playing) {
    plan(title, minutes);
    if (versionId == null) {
      throw Refusal.invalid("training.refusal.resource");
    }
    this.resourceVersionId = versionId;
    this.mustPlay = playing;
  }

  /**
   * 等效替代: the same in a form that need not be seen or heard – a script, slides, a text –, for
   * people who cannot use the video. The same minutes, the same checks.
   *
   * @param versionId the pinned version of a library resource that does not play; null for none
   */
  public void offerInstead(UUID versionId) {
    this.alternativeVersionId = versionId == null ? null : versionId.toString();
  }

  @Override
  public ComponentKind kind() {
    return ComponentKind.UNIT;
  }

  public UUID resourceVersionId() {
    return resourceVersionId;
  }

  public boolean mustPlay() {
    return mustPlay;
  }

  /** Null if there is none. */
  public UUID alternativeVersionId() {
    return alternativeVersionId == null ? null : UUID.fromString(alternativeVersionId);
  }

  /** Whether time counts only while something plays, for those who use this form of it. */
  public boolean mustPlay(boolean alternative) {
    return mustPlay && !(alternative && alternativeVersionId != null);
  }

  /** What has to be granted before the unit is complete. */
  public Duration required() {
    return Duration.ofMinutes(minutes());
  }
}
