package org.xueshi.ledger;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Reversal;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.Accessibility;
import org.xueshi.test.Browsers;
import org.xueshi.test.ConsoleAccounts;
import org.xueshi.test.RunningTool;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/**
 * Teachers with hours in the running tool, written through the real gate; and browsers that are
 * somebody, without the way through a platform.
 */
public final class DeskWorld {

  private final RunningTool tool;
  private final Jdbi jdbi;
  private final UUID tenant;
  private final Clock clock = Clock.systemUTC();
  private final Ledgers ledgers;

  public DeskWorld(RunningTool tool) {
    this.tool = tool;
    jdbi = tool.database();
    tenant =
        jdbi.withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
    ledgers = Ledgers.on(jdbi, clock);
  }

  public static LocalDate today() {
    return LocalDate.now(Clocks.DISTRICT_ZONE);
  }

  public UUID tenant() {
    return tenant;
  }

  public UUID school(String name) {
    var id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into school (tenant_id, id, code, name, stage, rural, version)
                values (?, ?, ?, ?, 'PRIMARY', false, 0)""",
                tenant,
                id,
                "S" + id,
                name));
    return id;
  }

  /** A teacher on the roster whose cycle began on the first of January two years ago. */
  public UUID teacher(String name, String staffNumber, UUID school) {
    var id = Ids.next();
    var start = today().minusYears(2).withDayOfYear(1);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into person (tenant_id, id, staff_number, family_name, given_name, school_id,
                  cycle_starts_on, version) values (?, ?, ?, ?, ?, ?, ?, 0)""",
                tenant,
                id,
                staffNumber,
                name.substring(0, 1),
                name.substring(1),
                school,
                start));
    return id;
  }

  public static Course course(String title) {
    return new Course(
        Ids.next(), title, ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, null);
  }

  public Evidence record(Facts facts, Actor by) {
    var evidence = EvidenceBooks.on(jdbi, clock);
    return jdbi.inTransaction(
        handle -> evidence.record(new NewEvidence("desk:" + Ids.next(), facts.facts(), by)));
  }

  public List<Entry> post(Facts facts, Actor by) {
    var recorded = record(facts, by);
    return jdbi.inTransaction(
        handle -> {
          var asked = List.of(new Assessed(recorded.id(), Assessment.PASSED));
          var proposal = ledgers.recognitions().propose(tenant, asked).get(0);
          var outcome = ledgers.ledger().post(List.of(proposal.posting().orElseThrow()), by).get(0);
          if (outcome.isRefused()) {
            throw new IllegalStateException(outcome.because().toString());
          }
          return outcome.entries();
        });
  }

  public void reverse(Entry entry, String reason, Actor by) {
    jdbi.useTransaction(
        handle ->
            ledgers.ledger().reverse(new Reversal("r:" + Ids.next(), entry.id(), reason), by));
  }

  /** A console account that need not change its password. */
  public Actor account(String login, String name, AccountRole role) {
    ConsoleAccounts.add(tool, login, name, role, "password-of-" + login);
    var id =
        jdbi.withHandle(
            handle -> {
              handle.execute(
                  "update account set must_change_password = false where login = ?", login);
              return handle
                  .createQuery("select id from account where login = :login")
                  .bind("login", login)
                  .mapTo(UUID.class)
                  .one();
            });
    return new Actor(tenant, "ACCOUNT", id.toString());
  }

  /** The teacher's own page, as if launched from a course. */
  public Page launched(BrowserContext browser, UUID person, String name) {
    var session = open(Viewer.Kind.LAUNCH, person, null, name);
    var path = "/c/" + session.id();
    browser.addCookies(List.of(cookie("xs", session.secret(), path)));
    var page = browser.newPage();
    page.navigate(tool.url(path + "/hours"));
    return page;
  }

  /** The console, signed in. */
  public Page console(BrowserContext browser, Actor account, String name) {
    var session = open(Viewer.Kind.CONSOLE, null, UUID.fromString(account.id()), name);
    var value = session.id() + "." + session.secret();
    browser.addCookies(List.of(cookie("xs-console", value, "/console")));
    var page = browser.newPage();
    page.navigate(tool.url("/console"));
    return page;
  }

  private Sessions.Opened open(Viewer.Kind kind, UUID person, UUID account, String name) {
    var role = kind == Viewer.Kind.LAUNCH ? CourseRole.LEARNER : null;
    var asked =
        new NewSession(
            tenant,
            kind,
            person,
            account,
            name,
            Language.ZH_CN,
            role,
            null,
            NewSession.LAUNCH_LASTS);
    return jdbi.inTransaction(handle -> new Sessions(jdbi, clock).open(asked));
  }

  private Cookie cookie(String name, String value, String path) {
    return new Cookie(name, value)
        .setDomain(tool.url().getHost())
        .setPath(path)
        .setSecure(true)
        .setHttpOnly(true);
  }

  /** At a desk and on a phone, in both languages; axe must find nothing. */
  public static void look(Page page, String name) {
    for (var language : Language.values()) {
      var tag = language.tag().substring(0, 2).toLowerCase(Locale.ROOT);
      page.navigate(withLanguage(page.url(), language));
      page.setViewportSize(1280, 900);
      Accessibility.isClean(page);
      Accessibility.fitsItsWidth(page);
      Browsers.picture(page, name + "-1280-" + tag);
      page.setViewportSize(360, 740);
      Accessibility.isClean(page);
      Accessibility.fitsItsWidth(page);
      Browsers.picture(page, name + "-360-" + tag);
    }
    page.setViewportSize(1280, 900);
    page.navigate(withLanguage(page.url(), Language.ZH_CN));
  }

  private static String withLanguage(String url, Language language) {
    var bare = url.replaceAll("#.*", "").replaceAll("[?&]lang=[^&]*", "");
    return bare + (bare.contains("?") ? "&" : "?") + "lang=" + language.tag();
  }
}
