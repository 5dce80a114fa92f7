package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.ledger.entity.Certificate.Status;
import org.xueshi.ledger.entity.VerificationCode;

class CertificatesTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void nothing_posted_nothing_certified() {
    desk.record("a", aSession(teacher));
    assertThatThrownBy(this::issue).isInstanceOf(Refusal.class);
  }

  @Test
  void a_certificate_says_what_was_posted_and_asking_again_gives_the_same() {
    post("a", "2026-03-10");
    var certificate = issue();
    assertThat(certificate.content().name()).isEqualTo("王秀兰");
    assertThat(certificate.content().hours()).isEqualTo("2.0");
    assertThat(certificate.content().minutes()).isEqualTo(90);
    assertThat(issue().code()).isEqualTo(certificate.code());
    assertThat(status(certificate)).isEqualTo(Status.VALID);
  }

  @Test
  void a_newer_certificate_supersedes_the_older() {
    post("a", "2026-03-10");
    var older = issue();
    post("b", "2026-03-11");
    assertThat(status(older)).isEqualTo(Status.VALID);
    var newer = issue();
    assertThat(status(older)).isEqualTo(Status.SUPERSEDED);
    assertThat(status(newer)).isEqualTo(Status.VALID);
  }

  @Test
  void a_reversal_withdraws_every_certificate_that_stands_on_the_entry() {
    var evidence = desk.record("a", aSession(teacher));
    var entry = desk.post(desk.proposed(evidence)).entries().get(0);
    var certificate = issue();
    desk.reverse("r", entry);
    assertThat(status(certificate)).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void a_tampered_certificate_is_not_vouched_for() {
    post("a", "2026-03-10");
    var certificate = issue();
    LedgerWorld.intruder()
        .useHandle(
            handle ->
                handle.execute(
                    "update certificate set content = jsonb_set(content, '{hours}', '\"99.0\"')"
                        + " where id = ?",
                    certificate.id()));
    assertThat(status(certificate)).isEqualTo(Status.FORGED);
  }

  @Test
  void a_code_is_found_however_it_is_typed_and_an_unknown_one_is_not() {
    post("a", "2026-03-10");
    var code = issue().code();
    var typed = VerificationCode.printed(code).toLowerCase(java.util.Locale.ROOT).replace('0', 'o');
    assertThat(world.use(() -> world.certificates.verify(world.tenant, typed))).isPresent();
    assertThat(world.use(() -> world.certificates.verify(world.tenant, "no such code"))).isEmpty();
    assertThat(world.use(() -> world.certificates.verify(UUID.randomUUID(), code))).isEmpty();
  }

  @Test
  void the_revocation_list_holds_exactly_what_is_not_valid_today() {
    post("a", "2026-03-10");
    var older = issue();
    assertThat(revoked()).isEmpty();
    post("b", "2026-03-11");
    var newer = issue();
    assertThat(revoked()).containsExactly(older.id());
    var asked = new Cases.NewCase(teacher, java.util.Set.of(), "举报", "");
    var open = world.use(() -> world.cases.open(asked, world.office));
    assertThat(status(newer)).isEqualTo(Status.FROZEN);
    assertThat(revoked()).containsExactly(older.id(), newer.id());
    world.use(() -> world.cases.close(open.id(), "查无实据", world.office));
    assertThat(revoked()).containsExactly(older.id());
  }

  private java.util.List<UUID> revoked() {
    return world.use(() -> world.certificates.notToBeReliedOn(world.tenant));
  }

  private void post(String key, String day) {
    desk.post(desk.proposed(desk.record(key, aSession(teacher).on(day, "09:00", 90))));
  }

  private Certificate issue() {
    return world.use(() -> world.certificates.issue(teacher, Facts.COURSE, world.office));
  }

  private Status status(Certificate certificate) {
    return world
        .use(() -> world.certificates.verify(world.tenant, certificate.code()))
        .orElseThrow()
        .status();
  }
}
