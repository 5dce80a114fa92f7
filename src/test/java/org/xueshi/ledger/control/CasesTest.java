package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Entry;

class CasesTest {

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void an_open_case_freezes_the_entries_in_question_and_what_hangs_on_them() {
    var questioned =
        desk.post(desk.proposed(desk.record("a", aSession(teacher).followedUpAfter("2026-03-31"))))
            .entries();
    var other = posted("b", "2026-03-11");
    var released = desk.release("r", (Entry.Held) questioned.get(1), 5, false).entries().get(0);
    var opened = open(Set.of(questioned.get(0).id()));
    var freezes = world.use(() -> world.cases.freezes(world.tenant, teacher));
    assertThat(questioned).allMatch(freezes::freezes);
    assertThat(freezes.freezes(released)).isTrue();
    assertThat(freezes.freezes(other)).isFalse();
    var book = world.use(() -> world.books.of(world.tenant, teacher));
    assertThat(freezes.without(book).entries()).extracting(Entry::id).containsExactly(other.id());
    assertThat(book.entries()).as("they stay in the book").hasSize(4);
    world.clock.set(world.clock.instant().plusSeconds(60));
    world.use(() -> world.cases.close(opened.id(), "查无实据", world.second));
    assertThat(world.use(() -> world.cases.freezes(world.tenant, teacher)).isEmpty()).isTrue();
    assertThat(
            world
                .use(() -> world.cases.freezes(world.tenant, teacher, opened.openedAt()))
                .isEmpty())
        .as("as known then")
        .isFalse();
  }

  @Test
  void a_case_without_entries_is_about_the_whole_person_and_nobody_else() {
    var entry = posted("a", "2026-03-10");
    var other = world.teacher("李建国");
    open(Set.of());
    assertThat(world.use(() -> world.cases.freezes(world.tenant, teacher)).freezes(entry)).isTrue();
    assertThat(world.use(() -> world.cases.freezes(world.tenant, other)).isEmpty()).isTrue();
  }

  @Test
  void a_case_is_closed_once_and_names_only_own_entries() {
    var opened = open(Set.of());
    world.use(() -> world.cases.close(opened.id(), "了结", world.office));
    assertThatThrownBy(() -> world.use(() -> world.cases.close(opened.id(), "再", world.office)))
        .isInstanceOf(Refusal.class);
    var other = world.teacher("李建国");
    var theirs = desk.post(desk.proposed(desk.record("x", aSession(other)))).entries().get(0);
    assertThatThrownBy(() -> open(Set.of(theirs.id()))).isInstanceOf(Refusal.class);
  }

  private Entry posted(String key, String day) {
    var facts = aSession(teacher).on(day, "14:00", 90);
    return desk.post(desk.proposed(desk.record(key, facts))).entries().get(0);
  }

  private org.xueshi.ledger.entity.LedgerCase open(Set<UUID> entries) {
    return world.use(
        () ->
            world.cases.open(
                new Cases.NewCase(teacher, entries, "涉嫌代签", "督查〔2026〕1号"), world.office));
  }
}
