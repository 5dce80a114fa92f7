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

  /** What has to be granted before the unit is complete. */
  public Duration required() {
    return Duration.ofMinutes(minutes());
  }
}
