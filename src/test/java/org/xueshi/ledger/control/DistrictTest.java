package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xueshi.ledger.control.LedgerSearch.Criteria;
import org.xueshi.ledger.control.LedgerSearch.Order;
import org.xueshi.ledger.control.LedgerSearch.Position;
import org.xueshi.ledger.control.LedgerSearch.Row;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Statement;
import org.xueshi.ledger.entity.TeacherOutlook;
import org.xueshi.people.control.PersonSearch;

/** Searching and counting a whole district; {@code -Dteachers=6000 -Dpieces=75} measures it. */
class DistrictTest {

  private static final long SEED = Long.getLong("seed", 20_261_124L);
  private static final int TEACHERS = Integer.getInteger("teachers", 30);
  private static final int PIECES = Integer.getInteger("pieces", 12);
  private static final LedgerWorld WORLD = new LedgerWorld();
  private static final List<UUID> IDS = seeded();

  private final LedgerSearch search = new LedgerSearch(new LedgerSearchStore(WORLD.jdbi));
  private final DistrictStandings standings =
      new DistrictStandings(
          new LightBooks(WORLD.jdbi), WORLD.packs, new PersonSearch(WORLD.jdbi), WORLD.clock);

  private static List<UUID> seeded() {
    var began = System.nanoTime();
    var ids = new SeededDistrict(WORLD, SEED).write(TEACHERS, PIECES);
    LedgerWorld.intruder().useHandle(handle -> handle.execute("analyze"));
    say("written (seed " + SEED + ")", began);
    return ids;
  }

  @Test
  void the_seeded_book_is_a_real_one() {
    var run = WORLD.use(() -> WORLD.verification.verify(WORLD.office));
    assertThat(run.findings()).isEmpty();
    assertThat(run.entries()).isGreaterThan((long) TEACHERS * PIECES / 2);
  }

  @Test
  void the_dashboard_says_of_everybody_what_their_own_page_says() {
    var picture = WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    assertThat(picture.teachers()).hasSize(TEACHERS);
    var statements = new Statements(WORLD.books, WORLD.recognitions, WORLD.standings);
    for (var teacher : picture.teachers().subList(0, Math.min(30, TEACHERS))) {
      var known = new Known(picture.known().asOf(), picture.known().knownOn());
      var own = WORLD.use(() -> statements.of(WORLD.tenant, teacher.person(), known));
      for (var cell : teacher.cells()) {
        var progress =
            own.progress().stream()
                .filter(
                    one -> one.fulfilment().requirement().code().equals(cell.requirement().code()))
                .findFirst()
                .orElseThrow();
        assertThat(cell.have()).isEqualTo(progress.fulfilment().have());
        assertThat(cell.required().numerator())
            .isEqualTo(progress.fulfilment().requirement().amount());
      }
      assertThat(teacher.main().held()).isEqualTo(own.main().held());
    }
  }

  @Test
  void the_picture_is_kept_only_while_nothing_has_changed() {
    var first = WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    assertThat(WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null))).isSameAs(first);
    var teacher = WORLD.teacher("新来的");
    var second = WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    assertThat(second.teachers()).hasSize(first.teachers().size() + 1);
    var desk = new Desk(WORLD);
    desk.post(desk.proposed(desk.record("k" + teacher, Facts.aSession(teacher))));
    var third = WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    assertThat(of(third, teacher).main().have().isZero()).isFalse();
    WORLD.jdbi.useHandle(
        handle ->
            handle.execute(
                "update person set left_on = '2026-01-01', version = 1 where id = ?", teacher));
    var last = WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    assertThat(last.teachers()).hasSize(first.teachers().size());
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void every_order_shows_every_line_once_whatever_the_page(Order order) {
    for (var ascending : new boolean[] {true, false}) {
      var all = search.all(WORLD.tenant, any(), new Position(order, ascending, null)).limit(3_000);
      var exported = all.map(Row::id).toList();
      var paged = new ArrayList<Row>();
      LedgerSearch.After after = null;
      do {
        var found = find(any(), new Position(order, ascending, after), 7);
        paged.addAll(found.rows());
        after = found.next();
      } while (after != null && paged.size() < 3_000);
      var ids = paged.stream().map(Row::id).limit(3_000).toList();
      assertThat(ids).isEqualTo(exported.subList(0, ids.size())).hasSizeGreaterThan(100);
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
      var keys = paged.stream().sorted(comparing(order, ascending)).map(Row::id).toList();
      assertThat(keys).isEqualTo(paged.stream().map(Row::id).toList());
    }
  }

  @Test
  void each_condition_finds_exactly_the_lines_that_meet_it() {
    check(with("", null, Mode.REMOTE, null, 0, 0, 0), row -> row.mode() == Mode.REMOTE);
    check(with("", null, null, "HELD", 0, 0, 0), row -> row.type().equals("HELD"));
    check(with("", null, null, null, 2025, 0, 0), row -> row.earnedOn().getYear() == 2025);
    check(
        with("", null, null, null, 0, 200, 300),
        row -> row.posted() + row.held() >= 200 && row.posted() + row.held() <= 300);
    check(with("00000007", null, null, null, 0, 0, 0), row -> row.staffNumber().endsWith("0007"));
    check(with("秀兰3", null, null, null, 0, 0, 0), row -> row.name().contains("秀兰3"));
    check(with("", "第1", null, null, 0, 0, 0), row -> row.course().contains("第1"));
    assertThat(find(with("%", null, null, null, 0, 0, 0), newest(), 50).rows()).isEmpty();
  }

  @Test
  void it_is_quick() {
    var began = System.nanoTime();
    var picture = WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    began = say("dashboard, folded", began);
    WORLD.use(() -> standings.of(WORLD.tenant, (LocalDate) null));
    began = say("dashboard, unchanged", began);
    assertThat(picture.teachers()).isNotEmpty();
    var statements = new Statements(WORLD.books, WORLD.recognitions, WORLD.standings);
    for (var round = 0; round < 2; round++) {
      began = System.nanoTime();
      Statement statement =
          WORLD.use(() -> statements.of(WORLD.tenant, IDS.get(IDS.size() / 2), picture.known()));
      assertThat(statement.lines()).hasSize(PIECES);
      say("a person's statement", began);
    }
    for (var order : Order.values()) {
      began = System.nanoTime();
      find(any(), new Position(order, false, null), 50);
      say("first page by " + order, began);
    }
    for (var one :
        List.of(
            with("秀兰7", null, null, null, 0, 0, 0),
            with("", "第299", null, null, 0, 0, 0),
            with("", null, Mode.REMOTE, "HELD", 2024, 0, 0),
            with("没有这个人", null, null, null, 0, 0, 0))) {
      began = System.nanoTime();
      find(one, newest(), 50);
      say("search " + one, began);
    }
  }

  private static long say(String what, long began) {
    var millis = (System.nanoTime() - began) / 1_000_000;
    System.out.printf("%,8d ms  %s (%d teachers x %d)%n", millis, what, TEACHERS, PIECES);
    return System.nanoTime();
  }

  private void check(Criteria criteria, Predicate<Row> test) {
    var expected =
        search.all(WORLD.tenant, any(), newest()).limit(3_000).filter(test).map(Row::id).toList();
    var found = search.all(WORLD.tenant, criteria, newest()).toList();
    assertThat(found).allMatch(test);
    assertThat(found.stream().map(Row::id)).containsAll(expected).hasSizeGreaterThan(0);
  }

  private LedgerSearch.Found find(Criteria criteria, Position position, int limit) {
    return WORLD.use(() -> search.find(WORLD.tenant, criteria, position, limit));
  }

  private static TeacherOutlook of(DistrictStandings.Picture picture, UUID teacher) {
    return picture.teachers().stream()
        .filter(one -> one.person().equals(teacher))
        .findFirst()
        .orElseThrow();
  }

  private static Comparator<Row> comparing(Order order, boolean ascending) {
    var by =
        switch (order) {
          case RECORDED -> Comparator.comparing((Row row) -> row.id().toString());
          case EARNED -> Comparator.comparing(Row::earnedOn).thenComparing(id());
          case MINUTES ->
              Comparator.comparingInt((Row row) -> row.posted() + row.held()).thenComparing(id());
          case PERSON -> Comparator.comparing((Row row) -> row.staffNumber()).thenComparing(id());
        };
    return ascending ? by : by.reversed();
  }

  private static Comparator<Row> id() {
    return Comparator.comparing(row -> row.id().toString());
  }

  private static Position newest() {
    return new Position(Order.RECORDED, false, null);
  }

  private static Criteria any() {
    return with("", null, null, null, 0, 0, 0);
  }

  private static Criteria with(
      String person, String course, Mode mode, String type, int year, int least, int most) {
    return new Criteria(
        person, null, null, course, mode, null, null, type, year, null, null, least, most, null);
  }
}
