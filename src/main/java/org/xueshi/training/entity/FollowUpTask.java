package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;

/** 训后任务: what a participant does with the training afterwards (25.2). */
@Entity
@Table(name = "follow_up_task")
@DiscriminatorValue("TASK")
public class FollowUpTask extends Component {

  @Enumerated(EnumType.STRING)
  @Column(name = "task_kind")
  private TaskKind taskKind;

  private String instructions;

  @Column(name = "due_on")
  private LocalDate dueOn;

  protected FollowUpTask() {}

  public FollowUpTask(CourseRun run, UUID id) {
    super(run, id);
  }

  /**
   * @param due last day for handing in; later work is taken, and shown as late
   * @throws Refusal INVALID {@code training.refusal.due}, or as {@link Component#plan}
   */
  public void assign(String title, int minutes, TaskKind kind, LocalDate due) {
    plan(title, minutes);
    if (due == null) {
      throw Refusal.invalid("training.refusal.due");
    }
    this.taskKind = kind;
    this.dueOn = due;
  }

  /** At most 4,000 characters. */
  public void instruct(String words) {
    this.instructions = Titles.words(words);
  }

  @Override
  public ComponentKind kind() {
    return ComponentKind.TASK;
  }

  public TaskKind taskKind() {
    return taskKind;
  }

  public String instructions() {
    return instructions;
  }

  public LocalDate dueOn() {
    return dueOn;
  }
}
