package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Coverage;
import org.xueshi.ledger.control.RulePacks;
import org.xueshi.training.entity.Applicant;
import org.xueshi.training.entity.Eligibility;
import org.xueshi.training.entity.PlaceLine;
import org.xueshi.training.entity.PostGroup;

/** What the roster, the rules and the book say of those who apply. */
@ApplicationScoped
class Applicants {

  private PlaceStore store;
  private ProjectPlans plans;
  private RulePacks packs;
  private Coverage coverage;

  protected Applicants() {}

  @Inject
  Applicants(PlaceStore store, ProjectPlans plans, RulePacks packs, Coverage coverage) {
    this.store = store;
    this.plans = plans;
    this.packs = packs;
    this.coverage = coverage;
  }

  /** Conditions of the project that are not met (14.2). */
  List<Text> unmet(UUID tenant, PlaceLine line) {
    var audience = plans.get(tenant, line.projectId()).audience();
    return Eligibility.unmet(audience, applicant(tenant, line), line.startsOn());
  }

  private Applicant applicant(UUID tenant, PlaceLine line) {
    return new Applicant(
        line.staffNumber() != null && line.leftOn() == null,
        posts(tenant, line.post(), line.startsOn()),
        line.stage(),
        line.subject(),
        line.hiredOn(),
        line.rural());
  }

  /** The rule pack's groups as our five (8.1); kindergarten backbone teachers are teachers, too. */
  private Set<PostGroup> posts(UUID tenant, String post, LocalDate day) {
    var groups = EnumSet.noneOf(PostGroup.class);
    packs.inForce(tenant, day).stream()
        .flatMap(pack -> pack.audiences().groupsOf(post).stream())
        .map(code -> code.toUpperCase(Locale.ROOT).replace('-', '_'))
        .forEach(
            code -> {
              if (code.equals("KINDERGARTEN")) {
                groups.add(PostGroup.BACKBONE);
                groups.add(PostGroup.TEACHER);
              }
              List.of(PostGroup.values()).stream()
                  .filter(group -> group.name().equals(code))
                  .forEach(groups::add);
            });
    return groups;
  }

  Set<UUID> covered(UUID tenant, Collection<PlaceLine> lines, LocalDate day) {
    var persons = lines.stream().map(PlaceLine::personId).distinct().toList();
    return persons.isEmpty() ? new HashSet<>() : coverage.covered(tenant, persons, day);
  }

  /** The title of another run with a place on the same days (27.6); null if none. */
  String clash(UUID tenant, PlaceLine line) {
    return store.clash(tenant, line);
  }
}
