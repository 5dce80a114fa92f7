package org.xueshi.web.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.test.TestDatabase;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewNotice;
import org.xueshi.web.entity.NoticeRow;
import org.xueshi.web.entity.NoticeWishes;

class NoticeMailStoreTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final UUID tenant = database.tenant();
  private final NoticeStore store = new NoticeStore(database.jdbi());
  private final NoticeMailStore mails = new NoticeMailStore(database.jdbi(), store);
  private final PersonNotices notices =
      new PersonNotices(store, mails, Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void the_same_is_told_once() {
    var person = reachable("G1");
    assertThat(tell(person, "a")).isTrue();
    assertThat(tell(person, "a")).isFalse();
    assertThat(notices.of(tenant, person)).hasSize(1);
    assertThat(notices.unread(tenant, person)).isEqualTo(1);
    notices.read(tenant, person);
    assertThat(notices.unread(tenant, person)).isZero();
  }

  @Test
  void many_nodes_at_once_take_each_message_once() throws Exception {
    for (var i = 0; i < 40; i++) {
      var person = reachable("G" + i);
      tell(person, "a");
      tell(person, "b");
    }
    var nodes = new ArrayList<Callable<List<UUID>>>();
    for (var i = 0; i < 8; i++) {
      nodes.add(this::takenByANode);
    }
    var pool = Executors.newFixedThreadPool(nodes.size());
    var all = new ArrayList<UUID>();
    try {
      for (var node : pool.invokeAll(nodes)) {
        all.addAll(node.get());
      }
    } finally {
      pool.shutdown();
    }
    assertThat(all).hasSize(80).doesNotHaveDuplicates();
  }

  @Test
  void what_was_taken_and_never_settled_is_not_taken_again() {
    tell(reachable("G1"), "a");
    assertThat(mails.take(tenant, NOON)).hasSize(1);
    assertThat(mails.take(tenant, NOON.plusSeconds(1_000_000))).isEmpty();
  }

  @Test
  void what_the_server_refused_is_due_again_later_and_attempts_are_counted() {
    tell(reachable("G1"), "a");
    var taken = mails.take(tenant, NOON).get(0);
    mails.settle(tenant, taken, "DUE", NOON.plusSeconds(300));
    assertThat(mails.take(tenant, NOON.plusSeconds(299))).isEmpty();
    var again = mails.take(tenant, NOON.plusSeconds(300)).get(0);
    assertThat(mails.attempts(tenant, again)).isEqualTo(2);
    mails.settle(tenant, again, "SENT", NOON);
    assertThat(mails.take(tenant, NOON.plusSeconds(1000))).isEmpty();
  }

  @Test
  void nothing_is_owed_to_somebody_without_an_address_or_who_does_not_want_it() {
    tell(database.aPerson("G1", "王", "秀"), "a");
    var unwilling = reachable("G2");
    var none = new NoticeWishes(false, false, LocalTime.MIN, LocalTime.MIN, Language.EN);
    notices.wish(tenant, unwilling, none);
    tell(unwilling, "a");
    assertThat(notices.wishes(tenant, unwilling)).isEqualTo(none);
    assertThat(mails.take(tenant, NOON.plusSeconds(1000))).isEmpty();
  }

  @Test
  void who_wants_one_message_a_day_gets_all_of_the_day_in_it() {
    var person = reachable("G1");
    var digest = new NoticeWishes(true, true, LocalTime.MIN, LocalTime.MIN, Language.EN);
    notices.wish(tenant, person, digest);
    tell(person, "a");
    tell(person, "b");
    assertThat(mails.take(tenant, NOON.plusSeconds(3600))).isEmpty();
    assertThat(mails.take(tenant, NOON.plusSeconds(6 * 3600)).get(0).notices()).hasSize(2);
  }

  private List<UUID> takenByANode() {
    var taken = new ArrayList<UUID>();
    for (var next = mails.take(tenant, NOON); !next.isEmpty(); next = mails.take(tenant, NOON)) {
      next.get(0).notices().stream().map(NoticeRow::id).forEach(taken::add);
    }
    return taken;
  }

  private boolean tell(UUID person, String key) {
    return notices.tell(new NewNotice(tenant, person, key, Text.of("web.notice.none", "一"), ""));
  }

  private UUID reachable(String number) {
    var person = database.aPerson(number, "王", "秀");
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "update person set email = ? where id = ?",
                    number + "@school.example",
                    person));
    return person;
  }
}
