package org.xueshi.web.boundary;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.Csrf;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** What every template speaks through: words, dates, numbers, links, the form token, the menu. */
public final class Page {

  /**
   * Where we are: path without leading slash, the query as the address has it (may be null), the
   * notice to show (may be null), the district, and what paths of this launch begin with.
   */
  record Place(String path, String query, String done, String district, String launchBase) {}

  private final Messages messages;
  private final Viewer viewer;
  private final Place place;
  private final String sessionSecret;
  private final List<NavItem> menu;

  Page(Messages messages, Viewer viewer, Place place, String sessionSecret, List<NavItem> menu) {
    this.messages = messages;
    this.viewer = viewer;
    this.place = place;
    this.sessionSecret = sessionSecret;
    this.menu = menu;
  }

  /** The words of a key, in the reader's language; arguments fill {0}, {1}… */
  public String t(String key, Object... arguments) {
    return messages.text(language(), key, arguments);
  }

  public String t(Text text) {
    return messages.text(language(), text);
  }

  public Language language() {
    return viewer.language();
  }

  public Viewer viewer() {
    return viewer;
  }

  public String district() {
    return place.district();
  }

  public List<NavItem> menu() {
    return menu;
  }

  /**
   * Message key of the notice for what was just done, or null. Only short words from our own
   * redirects.
   */
  public String done() {
    var word = place.done();
    return word != null && word.matches("[a-zA-Z.]{1,60}") ? "web.done." + word : null;
  }

  /** A path below this launch or the console: {@code link("/hours")}. */
  public String link(String path) {
    return switch (viewer.kind()) {
      case LAUNCH -> place.launchBase() + path;
      case CONSOLE -> "/console" + path;
      default -> path;
    };
  }

  /** Whether this menu entry is where we are; of several, the one that says it most exactly. */
  public boolean here(NavItem item) {
    return within(item)
        && menu.stream()
            .filter(this::within)
            .noneMatch(other -> other.path().length() > item.path().length());
  }

  private boolean within(NavItem item) {
    var own = "/" + place.path();
    var link = link(item.path());
    return own.equals(link) || own.startsWith(link + "/");
  }

  /** This page in the other language, with what was asked of it (a search, an invitation). */
  public String inOtherLanguage() {
    var query = new StringJoiner("&", "?", "");
    Stream.of(place.query() == null ? new String[0] : place.query().split("&"))
        .filter(part -> !part.isEmpty() && !part.startsWith("lang="))
        .forEach(query::add);
    query.add("lang=" + language().other().tag());
    return "/" + place.path() + query;
  }

  /**
   * Where a page that could not be shown leads back to: the launch, the console, the front door.
   */
  public String home() {
    var path = place.path();
    return path.equals("console") || path.startsWith("console/")
        ? "/console"
        : viewer.sessionId() == null ? "/" : link("");
  }

  /** A static file, with the build's fingerprint, so that browsers may keep it for ever. */
  public String asset(String path) {
    return Assets.link(path);
  }

  /** The form token; empty where no session is. */
  public String csrf() {
    return sessionSecret == null ? "" : Csrf.token(sessionSecret);
  }

  public String date(LocalDate date) {
    return date == null ? "" : pattern("web.format.date").format(date);
  }

  public String date(Instant instant) {
    return instant == null ? "" : date(instant.atZone(Clocks.DISTRICT_ZONE).toLocalDate());
  }

  public String dateTime(Instant instant) {
    return instant == null
        ? ""
        : pattern("web.format.dateTime").format(instant.atZone(Clocks.DISTRICT_ZONE));
  }

  public String time(Instant instant) {
    return instant == null
        ? ""
        : DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(Clocks.DISTRICT_ZONE));
  }

  /** For {@code datetime-local} inputs and {@code datetime} attributes. */
  public String machine(Instant instant) {
    if (instant == null) {
      return "";
    }
    ZonedDateTime local = instant.atZone(Clocks.DISTRICT_ZONE);
    return local.toLocalDate() + "T" + LocalTime.of(local.getHour(), local.getMinute());
  }

  /** A number as the language writes it, at most two decimals. */
  public String number(BigDecimal number) {
    var format = NumberFormat.getNumberInstance(language().locale());
    format.setMaximumFractionDigits(2);
    return format.format(number);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language().locale()).format(number);
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(t(key), language().locale());
  }
}
