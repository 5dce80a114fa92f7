package org.xueshi.ledger.boundary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.web.entity.Language;

/** A standing as the API tells it; hours are rounded as the rule pack shows them. */
public record StandingBody(
    UUID personId,
    String staffNumber,
    LocalDate asOf,
    Instant asKnownOn,
    String rulePack,
    LocalDate cycleFrom,
    LocalDate cycleTo,
    BigDecimal have,
    BigDecimal held,
    BigDecimal waiting,
    BigDecimal lacking,
    Map<String, BigDecimal> byMode,
    List<RequirementBody> requirements) {

  /** One requirement and what there is of it. */
  public record RequirementBody(
      String code,
      String name,
      String article,
      LocalDate from,
      LocalDate to,
      int required,
      BigDecimal have,
      BigDecimal lacking,
      boolean met) {}

  static StandingBody of(PersonRow person, Standing standing, Language language) {
    var byMode = new TreeMap<String, BigDecimal>();
    standing.byMode().forEach((mode, hours) -> byMode.put(mode.name(), shown(standing, hours)));
    return new StandingBody(
        person.id(),
        person.staffNumber(),
        standing.known().asOf(),
        standing.known().knownOn(),
        standing.pack().code(),
        standing.cycle().from(),
        standing.cycle().to(),
        shown(standing, standing.have()),
        shown(standing, standing.held()),
        shown(standing, standing.waiting()),
        standing.main().lackingShown(standing.pack().hour()),
        byMode,
        standing.requirements().stream().map(one -> requirement(standing, one, language)).toList());
  }

  private static RequirementBody requirement(
      Standing standing, Standing.Fulfilment one, Language language) {
    var requirement = one.requirement();
    return new RequirementBody(
        requirement.code(),
        requirement.name(language.tag()),
        requirement.citation().article(),
        one.period().from(),
        one.period().to(),
        requirement.amount(),
        shown(standing, one.have()),
        one.lackingShown(standing.pack().hour()),
        one.met());
  }

  private static BigDecimal shown(Standing standing, Hours hours) {
    return standing.pack().hour().shown(hours);
  }
}
