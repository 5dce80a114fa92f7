package org.xueshi.ledger.boundary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.xueshi.ledger.control.DistrictStandings;
import org.xueshi.ledger.entity.Checkpoint;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Outlook;
import org.xueshi.ledger.entity.OutlookCount;
import org.xueshi.ledger.entity.Requirement;
import org.xueshi.ledger.entity.TeacherOutlook;
import org.xueshi.ledger.entity.VerificationRun;

/**
 * The cycle dashboard: the district, requirement by requirement and school by school.
 *
 * @param asOf as it was typed; empty for today
 * @param lastRun of the verification; {@code null} if there was none
 * @param seal the newest signed checkpoint; {@code null} if there was none
 */
public record DashboardModel(
    DistrictStandings.Picture picture,
    String asOf,
    VerificationRun lastRun,
    Checkpoint seal,
    Instant now) {

  /** A requirement and how everybody whom it concerns looks. */
  public record RequirementLine(Requirement requirement, OutlookCount count) {}

  /**
   * A school and how its teachers look for the main requirement.
   *
   * @param id {@code null} for those without a school
   */
  public record SchoolLine(UUID id, String name, OutlookCount count, Hours average) {}

  /** A column of the distribution: from so many hours, up to the next. */
  public record Bin(int from, int teachers) {}

  /** Width of a bin as a share of what the main requirement asks. */
  private static final int BINS = 12;

  public List<RequirementLine> requirements() {
    var byCode = new LinkedHashMap<String, Requirement>();
    var outlooks = new LinkedHashMap<String, List<Outlook>>();
    for (var teacher : picture.teachers()) {
      for (var cell : teacher.cells()) {
        var code = cell.requirement().code();
        byCode.putIfAbsent(code, cell.requirement());
        outlooks.computeIfAbsent(code, none -> new ArrayList<>()).add(cell.outlook());
      }
    }
    return picture.pack().requirements().stream()
        .filter(one -> outlooks.containsKey(one.code()))
        .map(one -> new RequirementLine(one, OutlookCount.of(outlooks.get(one.code()))))
        .toList();
  }

  /** Those with the greatest share behind first. */
  public List<SchoolLine> schools() {
    var bySchool = new LinkedHashMap<UUID, List<TeacherOutlook>>();
    for (var teacher : picture.teachers()) {
      bySchool.computeIfAbsent(teacher.school(), none -> new ArrayList<>()).add(teacher);
    }
    return bySchool.entrySet().stream()
        .map(one -> school(one.getKey(), one.getValue()))
        .sorted(Comparator.comparingInt(DashboardModel::behind).reversed())
        .toList();
  }

  private static int behind(SchoolLine school) {
    var count = school.count();
    return 1000 * (count.atRisk() + count.isShort()) / Math.max(1, count.all());
  }

  private static SchoolLine school(UUID id, List<TeacherOutlook> teachers) {
    var count =
        OutlookCount.of(teachers.stream().map(teacher -> teacher.main().outlook()).toList());
    var sum =
        teachers.stream().map(teacher -> teacher.main().have()).reduce(Hours.ZERO, Hours::plus);
    var name = teachers.get(0).schoolName();
    return new SchoolLine(id, name, count, sum.times(1, teachers.size()));
  }

  /** Teachers by hours of the main requirement; the last bin has everybody beyond. */
  public List<Bin> bins() {
    var width = binWidth();
    var counts = new int[BINS];
    for (var teacher : picture.teachers()) {
      var have = teacher.main().have();
      var at = (int) (have.numerator() / (have.denominator() * width));
      counts[Math.max(0, Math.min(BINS - 1, at))]++;
    }
    var bins = new ArrayList<Bin>();
    for (var n = 0; n < BINS; n++) {
      bins.add(new Bin(n * width, counts[n]));
    }
    return bins;
  }

  /** A tenth of what is asked, in whole hours. */
  public int binWidth() {
    return Math.max(1, picture.pack().requirements().get(0).amount() / 10);
  }

  public int tallest() {
    return Math.max(1, bins().stream().mapToInt(Bin::teachers).max().orElse(1));
  }

  public LocalDate day() {
    return picture.known().asOf();
  }

  /** Whole days since then. */
  public long daysSince(Instant then) {
    return Duration.between(then, now).toDays();
  }

  static boolean at(TeacherOutlook teacher, UUID school) {
    return school == null || Objects.equals(teacher.school(), school);
  }
}
