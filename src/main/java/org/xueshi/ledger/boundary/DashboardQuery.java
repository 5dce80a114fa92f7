package org.xueshi.ledger.boundary;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.DistrictStandings;
import org.xueshi.ledger.entity.Outlook;
import org.xueshi.ledger.entity.TeacherOutlook;

/** What of the dashboard was asked for, as it stands in the address. */
public class DashboardQuery {

  private static final int PAGE_SIZE = 50;

  @QueryParam("asOf")
  private String asOf;

  @QueryParam("school")
  private String school;

  @QueryParam("requirement")
  private String requirement;

  @QueryParam("outlook")
  private String outlook;

  @QueryParam("page")
  private String page;

  /** {@code null} for today, and where the date cannot be read. */
  LocalDate day() {
    try {
      return asOf().isEmpty() ? null : LocalDate.parse(asOf());
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }

  boolean isUnreadable() {
    return !asOf().isEmpty() && day() == null;
  }

  public String asOf() {
    return asOf == null ? "" : asOf.strip();
  }

  /** {@code null} for any. */
  public UUID school() {
    return Ids.parse(school).orElse(null);
  }

  /** Code of a requirement; empty for the main one. */
  public String requirement() {
    return requirement == null ? "" : requirement.strip();
  }

  /** Empty for everybody who is behind: at risk or short. */
  public Optional<Outlook> outlook() {
    return Stream.of(Outlook.values()).filter(one -> one.name().equals(outlook)).findFirst();
  }

  public int page() {
    return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
  }

  /** Whoever matches, those who lack most first. */
  List<Line> lines(DistrictStandings.Picture picture) {
    return picture.teachers().stream()
        .filter(teacher -> DashboardModel.at(teacher, school()))
        .flatMap(teacher -> cell(teacher).map(cell -> new Line(teacher, cell)).stream())
        .filter(line -> wanted(line.cell().outlook()))
        .sorted(Comparator.comparing((Line line) -> line.cell().lacking()).reversed())
        .toList();
  }

  /** A teacher and the requirement that was asked about. */
  public record Line(TeacherOutlook teacher, TeacherOutlook.Cell cell) {}

  static List<Line> cut(List<Line> all, int page) {
    var from = Math.min(all.size(), (page - 1) * PAGE_SIZE);
    return all.subList(from, Math.min(all.size(), from + PAGE_SIZE));
  }

  static int pages(int lines) {
    return Math.max(1, (lines + PAGE_SIZE - 1) / PAGE_SIZE);
  }

  private Optional<TeacherOutlook.Cell> cell(TeacherOutlook teacher) {
    return requirement().isEmpty() ? Optional.of(teacher.main()) : teacher.cell(requirement());
  }

  private boolean wanted(Outlook one) {
    return outlook().map(one::equals).orElse(one == Outlook.AT_RISK || one == Outlook.SHORT);
  }

  /** The same question with another value of one field, from the first page. */
  public String with(String field, String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("asOf", asOf());
    fields.put("school", school() == null ? "" : school().toString());
    fields.put("requirement", requirement());
    fields.put("outlook", outlook().map(Enum::name).orElse(""));
    fields.put(field, value);
    var query =
        fields.entrySet().stream()
            .filter(one -> !one.getValue().isEmpty())
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }
}
