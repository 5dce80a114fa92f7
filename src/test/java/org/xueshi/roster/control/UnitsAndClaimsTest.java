package org.xueshi.roster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.people.control.Identities;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.people.entity.PlatformSubject;
import org.xueshi.roster.entity.Trainer;
import org.xueshi.roster.entity.TrainerRole;
import org.xueshi.roster.entity.Unit;
import org.xueshi.roster.entity.UnitKind;
import org.xueshi.roster.entity.Validity;

/**
 * Qualifications and appointments hold on their days; claims lead to the roster; school accounts.
 */
class UnitsAndClaimsTest {

  private static final LocalDate START = LocalDate.of(2026, 3, 1);
  private static final Validity SPRING = new Validity(START, LocalDate.of(2026, 6, 30), null);

  private final RosterWorld world = new RosterWorld();

  @Test
  void a_provider_is_qualified_on_the_days_of_its_qualification_only() {
    var base =
        world.use(
            () ->
                world.units.put(
                    world.tenant, new Unit(null, UnitKind.BASE, "薪火教苑", null, "", "", null)));
    assertThat(qualified(base, START)).isFalse();
    world.run(() -> world.units.qualify(world.tenant, base, "培训资质", "甘教〔2026〕3号", SPRING));
    assertThat(qualified(base, START.minusDays(1))).isFalse();
    assertThat(qualified(base, START)).isTrue();
    assertThat(qualified(base, LocalDate.of(2026, 6, 30))).isTrue();
    assertThat(qualified(base, LocalDate.of(2026, 7, 1))).isFalse();
    var id = world.use(() -> world.units.qualifications(world.tenant, base)).get(0).id();
    world.run(() -> world.units.revoke(world.tenant, id, LocalDate.of(2026, 5, 1)));
    assertThat(qualified(base, LocalDate.of(2026, 4, 30))).isTrue();
    assertThat(qualified(base, LocalDate.of(2026, 5, 1))).isFalse();
  }

  @Test
  void a_trainer_is_appointed_until_the_appointment_ends() {
    var expert = new Trainer(null, null, "周教授", "西北师范大学", "数学教育", false);
    var id = world.use(() -> world.trainers.add(world.tenant, expert, ""));
    world.run(() -> world.trainers.appoint(world.tenant, id, TrainerRole.EXPERT, SPRING));
    assertThat(world.use(() -> world.trainers.appointedOn(world.tenant, id, START))).isTrue();
    assertThat(world.use(() -> world.trainers.appointedOn(world.tenant, id, START.plusYears(1))))
        .isFalse();
  }

  @Test
  void an_accepted_claim_leads_the_platform_s_subject_to_the_person_on_the_roster() {
    var teacher = world.database.aPerson("GZ-1", "王", "建国");
    var identities = new Identities(world.jdbi, world.clock);
    var subject =
        new PlatformSubject(
            world.tenant, UUID.randomUUID(), "1", "7", null, "Wang", "Jianguo", null);
    var stranger = identities.personOf(subject);
    world.run(() -> world.claims.make(world.tenant, stranger, "GZ-1", ""));
    assertThatThrownBy(() -> world.run(() -> world.claims.make(world.tenant, stranger, "GZ-1", "")))
        .hasMessage("roster.refusal.claimed");
    var claim = world.use(() -> world.claims.all(world.tenant, true)).get(0);
    world.run(() -> world.claims.decide(world.tenant, claim.id(), true, "", world.office));
    assertThat(identities.personOf(subject)).isEqualTo(teacher);
    assertThatThrownBy(() -> world.run(() -> world.claims.make(world.tenant, teacher, "GZ-1", "")))
        .hasMessage("roster.refusal.vouched");
  }

  @Test
  void a_claim_of_an_unknown_number_is_not_confirmed_and_a_refusal_needs_a_reason() {
    var stranger =
        new Identities(world.jdbi, world.clock)
            .personOf(
                new PlatformSubject(
                    world.tenant, UUID.randomUUID(), "1", "7", null, "王", "建国", null));
    world.run(() -> world.claims.make(world.tenant, stranger, "GZ-9", ""));
    var claim = world.use(() -> world.claims.all(world.tenant, true)).get(0).id();
    assertThatThrownBy(() -> decide(claim, true, "")).hasMessage("roster.refusal.claimNobody");
    assertThatThrownBy(() -> decide(claim, false, " ")).hasMessage("roster.refusal.reason");
    decide(claim, false, "名册上没有这个工号");
    assertThatThrownBy(() -> decide(claim, true, "")).hasMessage("roster.refusal.decided");
  }

  @Test
  void a_school_account_speaks_for_its_school() {
    var school = world.school("S1");
    assertThatThrownBy(() -> account("s1", AccountRole.SCHOOL, null))
        .hasMessage("roster.refusal.account");
    assertThatThrownBy(() -> account("school1", AccountRole.SCHOOL, null))
        .hasMessage("roster.refusal.accountSchool");
    assertThat(account("school1", AccountRole.SCHOOL, school)).hasSize(16);
    var line =
        world.use(() -> world.scope.all(world.tenant)).stream()
            .filter(one -> one.login().equals("school1"))
            .findFirst()
            .orElseThrow();
    assertThat(world.use(() -> world.scope.schoolOf(world.tenant, line.id()))).contains(school);
  }

  private String account(String login, AccountRole role, UUID school) {
    var asked = new SchoolScope.NewAccount(login, "一小", role, school, "");
    return world.use(() -> world.scope.add(world.tenant, asked));
  }

  private void decide(UUID claim, boolean accept, String reason) {
    world.run(() -> world.claims.decide(world.tenant, claim, accept, reason, world.office));
  }

  private boolean qualified(UUID unit, LocalDate day) {
    return world.use(() -> world.units.qualifiedOn(world.tenant, unit, day));
  }
}
