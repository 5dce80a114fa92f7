package org.xueshi.roster.boundary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.roster.entity.RosterRow;
import org.xueshi.web.control.TableLines;

/**
 * A OneRoster 1.2 CSV zip (orgs.csv, users.csv, roles.csv; 1.1 has the role in users.csv) as rows.
 * Staff number is the user's {@code identifier}, the school's code the org's. Students and
 * guardians are left out; so is whoever the file says is to be deleted – in a whole roster they
 * have left.
 */
final class OneRoster {

  private static final int FILE_BYTES_MAX = 64 << 20;
  private static final Set<String> STAFF =
      Set.of(
          "teacher",
          "administrator",
          "principal",
          "aide",
          "proctor",
          "counselor",
          "siteadministrator",
          "districtadministrator");

  private final Map<String, List<Map<String, String>>> files = new HashMap<>();

  private OneRoster() {}

  /** Whether these bytes are a zip with a users.csv, rather than a workbook. */
  static boolean isOne(byte[] content) {
    return content.length > 3 && content[0] == 'P' && content[1] == 'K' && names(content);
  }

  /**
   * @throws Refusal INVALID {@code roster.refusal.oneRoster} without users.csv or orgs.csv
   */
  static List<RosterRow> read(byte[] content) {
    var roster = new OneRoster();
    roster.unpack(content);
    if (!roster.files.containsKey("users.csv") || !roster.files.containsKey("orgs.csv")) {
      throw Refusal.invalid("roster.refusal.oneRoster");
    }
    return roster.rows();
  }

  private static boolean names(byte[] content) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (base(entry.getName()).equals("users.csv")) {
          return true;
        }
      }
      return false;
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private void unpack(byte[] content) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = base(entry.getName());
        if (Set.of("users.csv", "orgs.csv", "roles.csv").contains(name)) {
          var bytes = zip.readNBytes(FILE_BYTES_MAX + 1);
          if (bytes.length > FILE_BYTES_MAX) {
            throw Refusal.invalid("roster.refusal.oneRoster");
          }
          files.put(name, table(bytes));
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw Refusal.invalid("roster.refusal.oneRoster");
    }
  }

  private static List<Map<String, String>> table(byte[] bytes) {
    var lines = TableLines.of(bytes);
    var rows = new ArrayList<Map<String, String>>();
    for (var i = 1; i < lines.size(); i++) {
      var row = new LinkedHashMap<String, String>();
      for (var column = 0; column < lines.get(i).size(); column++) {
        if (column < lines.get(0).size()) {
          row.put(lines.get(0).get(column).strip(), lines.get(i).get(column).strip());
        }
      }
      row.put("#", Integer.toString(i + 1));
      rows.add(row);
    }
    return rows;
  }

  private List<RosterRow> rows() {
    var codes = new HashMap<String, String>();
    for (var org : files.get("orgs.csv")) {
      codes.put(org.get("sourcedId"), org.getOrDefault("identifier", ""));
    }
    var roles = roles();
    var rows = new ArrayList<RosterRow>();
    for (var user : files.get("users.csv")) {
      var role = roles.get(user.get("sourcedId"));
      if (role != null && serves(user)) {
        rows.add(row(user, codes.getOrDefault(role, "")));
      }
    }
    return rows;
  }

  /** The school of everybody on the staff, the primary role first. */
  private Map<String, String> roles() {
    var orgs = new HashMap<String, String>();
    for (var role : files.getOrDefault("roles.csv", List.of())) {
      var primary = "primary".equalsIgnoreCase(role.get("roleType"));
      if (isStaff(role.get("role")) && serves(role)) {
        if (primary || !orgs.containsKey(role.get("userSourcedId"))) {
          orgs.put(role.get("userSourcedId"), role.getOrDefault("orgSourcedId", ""));
        }
      }
    }
    for (var user : files.get("users.csv")) {
      if (isStaff(user.get("role"))) {
        var org = user.getOrDefault("orgSourcedIds", "").split(",")[0].strip();
        orgs.putIfAbsent(user.get("sourcedId"), org);
      }
    }
    return orgs;
  }

  private static boolean isStaff(String role) {
    return role != null && STAFF.contains(role.toLowerCase(Locale.ROOT));
  }

  private static boolean serves(Map<String, String> row) {
    return !"tobedeleted".equalsIgnoreCase(row.get("status"))
        && !"false".equalsIgnoreCase(row.get("enabledUser"));
  }

  private static RosterRow row(Map<String, String> user, String code) {
    var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
    cells.put(RosterColumn.STAFF_NUMBER, user.getOrDefault("identifier", ""));
    cells.put(RosterColumn.NAME, name(user));
    cells.put(RosterColumn.SCHOOL_CODE, code);
    cells.put(RosterColumn.EMAIL, user.getOrDefault("email", ""));
    return new RosterRow(Integer.parseInt(user.get("#")), cells);
  }

  /** So that taking it apart again gives the same two names. */
  private static String name(Map<String, String> user) {
    var family = user.getOrDefault("familyName", "");
    var given = user.getOrDefault("givenName", "");
    var han =
        !family.isEmpty()
            && Character.UnicodeScript.of(family.codePointAt(0)) == Character.UnicodeScript.HAN;
    return han ? family + given : (given + " " + family).strip();
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
