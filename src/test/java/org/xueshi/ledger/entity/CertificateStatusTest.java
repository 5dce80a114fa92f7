package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.control.Packs;

/** What a certificate is worth on a later day. */
class CertificateStatusTest {

  private final OneBook one = new OneBook(Packs.shipped());
  private final Entry entry = one.post(session()).get(0);
  private final Certificate certificate = certificate("张三", 90, List.of(entry.id()));

  @Test
  void it_is_valid_while_all_it_stands_on_stands() {
    assertThat(status(certificate, today(certificate, false))).isEqualTo(Certificate.Status.VALID);
    one.post(session().on("2026-03-11", "09:00", 45));
    assertThat(status(certificate, today(certificate, false))).isEqualTo(Certificate.Status.VALID);
  }

  @Test
  void a_newer_one_takes_its_place() {
    var newer = certificate("张三", 90, List.of(entry.id()));
    assertThat(status(certificate, today(newer, false))).isEqualTo(Certificate.Status.SUPERSEDED);
  }

  @Test
  void it_is_withdrawn_by_people_a_reversal_a_correction_or_lost_minutes() {
    assertThat(status(certificate, today(certificate, true)))
        .isEqualTo(Certificate.Status.WITHDRAWN);
    var unknown = certificate("张三", 90, List.of(UUID.randomUUID()));
    assertThat(status(unknown, today(unknown, false))).isEqualTo(Certificate.Status.WITHDRAWN);
    var more = certificate("张三", 91, List.of(entry.id()));
    assertThat(status(more, today(more, false))).isEqualTo(Certificate.Status.WITHDRAWN);
    one.adjust(entry, 5);
    assertThat(status(certificate, today(certificate, false)))
        .isEqualTo(Certificate.Status.WITHDRAWN);
    var named = certificate("张三", 90, List.of(entry.id(), one.book.entries().get(1).id()));
    assertThat(status(named, today(named, false))).isEqualTo(Certificate.Status.VALID);
    one.reverse(entry);
    one.post(session().on("2026-03-12", "09:00", 450));
    assertThat(status(named, today(named, false))).isEqualTo(Certificate.Status.WITHDRAWN);
  }

  @Test
  void a_frozen_entry_freezes_it() {
    var frozen = new Certificate.Today(certificate, false, Set.of(entry.id()));
    assertThat(status(certificate, frozen)).isEqualTo(Certificate.Status.FROZEN);
  }

  @Test
  void whoever_changes_a_field_forges_it_and_every_field_is_sealed() {
    var forged =
        new Certificate(
            certificate.id(),
            certificate.code(),
            OneBook.PERSON,
            certificate.courseRun(),
            certificate.entries(),
            content("李四", 90),
            OneBook.START,
            certificate.hash());
    assertThat(status(forged, today(forged, false))).isEqualTo(Certificate.Status.FORGED);
    var seals = new HashSet<Seal>();
    var contents = contents();
    contents.forEach(each -> seals.add(Certificate.seal("C", OneBook.PERSON, List.of(), each)));
    seals.add(Certificate.seal("D", OneBook.PERSON, List.of(), contents.get(0)));
    seals.add(Certificate.seal("C", UUID.randomUUID(), List.of(), contents.get(0)));
    seals.add(Certificate.seal("C", OneBook.PERSON, List.of(entry.id()), contents.get(0)));
    assertThat(seals).hasSize(contents.size() + 3);
  }

  private static List<Certificate.Content> contents() {
    var d = LocalDate.parse("2026-03-10");
    var e = d.plusDays(1);
    var all = new ArrayList<Certificate.Content>();
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "b", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "x", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "x", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.BACKBONE, Level.CITY, "2", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.SCHOOL, "2", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "3", 90, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 91, d, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, e, d, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, e, "i", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, d, "x", "r"));
    all.add(
        new Certificate.Content(
            "a", "s", "t", ProjectKind.IN_SERVICE, Level.CITY, "2", 90, d, d, "i", "x"));
    return all;
  }

  private Certificate.Status status(Certificate one, Certificate.Today today) {
    return one.status(this.one.book, today);
  }

  private static Certificate.Today today(Certificate newest, boolean withdrawn) {
    return new Certificate.Today(newest, withdrawn, Set.of());
  }

  private Certificate certificate(String name, int minutes, List<UUID> entries) {
    var content = content(name, minutes);
    var run = entry.credit().course().runId();
    var hash = Certificate.seal("CODE", OneBook.PERSON, entries, content);
    return new Certificate(
        UUID.randomUUID(), "CODE", OneBook.PERSON, run, entries, content, OneBook.START, hash);
  }

  private static Certificate.Content content(String name, int minutes) {
    var day = LocalDate.parse("2026-03-10");
    return new Certificate.Content(
        name,
        "校",
        "课",
        ProjectKind.IN_SERVICE,
        Level.DISTRICT,
        "2",
        minutes,
        day,
        day,
        "教研室",
        "办法");
  }
}
