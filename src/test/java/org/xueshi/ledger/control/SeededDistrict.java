package org.xueshi.ledger.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.ChainHead;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Recognition;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.Seals;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.web.entity.Actor;

/**
 * A district of any size, the same for the same seed, written past the gate but with its code:
 * rules decide, chains are hashed, so that the verification finds it clean. Some teachers are
 * diligent, some are not.
 */
final class SeededDistrict {

  private static final int TEACHERS_A_SCHOOL = 100;
  private static final Mode[] MODES = {
    Mode.REMOTE, Mode.FACE_TO_FACE, Mode.FACE_TO_FACE, Mode.SCHOOL_BASED, Mode.LECTURE_SERIES
  };

  private final LedgerWorld world;
  private final Random random;
  private final LocalDate today;
  private final RulePack pack;
  private final Actor office;
  private final List<Course> courses = new ArrayList<>();

  SeededDistrict(LedgerWorld world, long seed) {
    this.world = world;
    random = new Random(seed);
    today = LocalDate.ofInstant(world.clock.instant(), Clocks.DISTRICT_ZONE);
    pack = world.use(() -> world.packs.inForce(world.tenant, today)).orElseThrow();
    office = world.office;
    for (var n = 0; n < 300; n++) {
      courses.add(
          new Course(
              new UUID(random.nextLong(), random.nextLong()),
              "第" + n + "期教师研修",
              ProjectKind.IN_SERVICE,
              Level.values()[random.nextInt(Level.values().length)],
              Theme.values()[random.nextInt(Theme.values().length)],
              n % 4 == 0 ? today.minusDays(random.nextInt(1_500)) : null));
    }
  }

  /** Writes them; {@code pieces} of evidence each, over the five years up to today. */
  List<UUID> write(int teachers, int pieces) {
    var ids = new ArrayList<UUID>();
    UUID school = null;
    for (var n = 0; n < teachers; n++) {
      if (n % TEACHERS_A_SCHOOL == 0) {
        school = school(n / TEACHERS_A_SCHOOL);
      }
      ids.add(teacher(n, school, pieces));
    }
    return ids;
  }

  private UUID school(int n) {
    var id = Ids.next();
    world.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into school (tenant_id, id, code, name, stage, rural, version)
                values (?, ?, ?, ?, 'PRIMARY', ?, 0)""",
                world.tenant,
                id,
                "%04d".formatted(n),
                "第" + n + "小学",
                n % 2 == 0));
    return id;
  }

  private UUID teacher(int n, UUID school, int pieces) {
    var id = Ids.next();
    var start = today.minusYears(4).withDayOfYear(1);
    world.jdbi.useTransaction(
        handle -> {
          person(handle, n, id, school, start);
          var owner = new Book.Owner(id, start, true);
          var diligence = Math.max(0.05, 0.9 + 0.45 * random.nextGaussian());
          book(new Book(owner, List.of(), List.of()), pieces, diligence);
        });
    return id;
  }

  private void person(Handle handle, int n, UUID id, UUID school, LocalDate start) {
    handle.execute(
        """
        insert into person (tenant_id, id, staff_number, family_name, given_name, school_id, hired_on,
          cycle_starts_on, version) values (?, ?, ?, ?, ?, ?, ?, ?, 0)""",
        world.tenant,
        id,
        "%08d".formatted(n),
        "王李张刘陈杨赵黄".substring(n % 8, n % 8 + 1),
        "秀兰" + n,
        school,
        start.minusYears(random.nextInt(20)),
        start);
  }

  private void book(Book empty, int pieces, double diligence) {
    var book = empty;
    var head = new ChainHead(0, Seal.NONE);
    var links = new ArrayList<Link>();
    for (var n = 0; n < pieces; n++) {
      var evidence = evidence(book.person(), n, pieces, diligence);
      var entries = entries(evidence, book);
      book = book.with(entries, List.of());
      for (var entry : entries) {
        var link = Link.after(head, entry);
        head = link.head();
        links.add(link);
      }
    }
    world.chainStore.lock(world.tenant, List.of(book.person()));
    world.entryStore.insert(links);
    world.chainStore.move(world.tenant, java.util.Map.of(book.person(), head));
  }

  private List<Entry> entries(Evidence evidence, Book book) {
    var verdict = new Recognition(pack, evidence, Assessment.PASSED, book).verdict();
    if (!(verdict instanceof Verdict.Credited credited)) {
      return List.of();
    }
    var key = Recognitions.key(evidence.id(), 1);
    var content = Seals.request("seeded", evidence.id());
    return Originals.of(
        credited,
        evidence,
        pack,
        part ->
            new Entry.Head(
                world.tenant,
                Ids.next(),
                evidence.person(),
                new Entry.Request(key, part, content),
                evidence.recordedAt().plusSeconds(86_400),
                office));
  }

  private Evidence evidence(UUID person, int n, int pieces, double diligence) {
    var day = today.minusDays(1_800L * (pieces - n) / pieces).plusDays(random.nextInt(20));
    var earned = day.isAfter(today.minusDays(2)) ? today.minusDays(2) : day;
    var facts =
        new Evidence.Facts(
            person,
            new Evidence.Source(SourceKind.GRADEBOOK, "g" + n, "单元" + n),
            courses.get(random.nextInt(courses.size())),
            Grade.C,
            MODES[random.nextInt(MODES.length)],
            (int) Math.max(20, (120 + random.nextInt(240)) * diligence * 75 / pieces),
            0,
            earned,
            List.of());
    var id = Ids.next();
    var at = earned.atTime(LocalTime.NOON).atZone(Clocks.DISTRICT_ZONE).toInstant();
    var recorded = record(id, facts, at);
    world.evidenceStore.insert("seeded:" + id, recorded);
    return recorded.evidence();
  }

  private EvidenceStore.Recorded record(UUID id, Evidence.Facts facts, Instant at) {
    var seal = Seals.evidence(world.tenant, id, facts, new Seals.Recording(at, office));
    return new EvidenceStore.Recorded(
        new Evidence(world.tenant, id, facts, at, office, seal), Seals.request(facts));
  }
}
