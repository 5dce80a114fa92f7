package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyAccount;
import org.xueshi.training.entity.StudyQuestion;

/** 计时账: what was granted in remote units, what not and why; and the trainer's questions. */
@ApplicationScoped
public class StudyAccounts {

  private StudyAccountStore store;
  private StudyCheckStore questions;
  private Components components;

  protected StudyAccounts() {}

  @Inject
  StudyAccounts(StudyAccountStore store, StudyCheckStore questions, Components components) {
    this.store = store;
    this.questions = questions;
    this.components = components;
  }

  /** One participant's; {@link StudyAccount#EMPTY} before they begin. */
  @Transactional
  public StudyAccount of(RemoteUnit unit, UUID person) {
    return store.of(unit.tenantId(), unit.id(), person).getOrDefault(person, StudyAccount.EMPTY);
  }

  /** Everybody's who began, by remote unit in the run's order and by person. */
  @Transactional
  public Map<RemoteUnit, Map<UUID, StudyAccount>> of(CourseRun run) {
    var accounts = new LinkedHashMap<RemoteUnit, Map<UUID, StudyAccount>>();
    components.of(run.tenantId(), run.id()).stream()
        .filter(component -> component.kind() == ComponentKind.UNIT)
        .map(RemoteUnit.class::cast)
        .forEach(unit -> accounts.put(unit, store.of(run.tenantId(), unit.id(), null)));
    return accounts;
  }

  /** A unit's questions, by part. */
  @Transactional
  public List<StudyQuestion> questions(RemoteUnit unit) {
    return questions.questions(unit.tenantId(), unit.id());
  }

  /**
   * Adds a question to a unit; those who study meet it from now on.
   *
   * @throws org.xueshi.kernel.entity.Refusal INVALID, see {@link StudyQuestion#checked}
   */
  @Transactional
  public void ask(RemoteUnit unit, StudyQuestion asked) {
    var question =
        new StudyQuestion(
            Ids.next(),
            asked.text(),
            asked.choices(),
            asked.right(),
            asked.fromSecond(),
            asked.toSecond());
    questions.add(unit.tenantId(), unit.id(), question.checked());
  }

  /** Takes a question back; none there is no error. */
  @Transactional
  public void withdraw(RemoteUnit unit, UUID question) {
    questions.remove(unit.tenantId(), unit.id(), question);
  }
}
