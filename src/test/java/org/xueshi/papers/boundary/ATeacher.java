package org.xueshi.papers.boundary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Ledgers;
import org.xueshi.ledger.entity.Assessed;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.test.RunningTool;
import org.xueshi.web.control.Sessions;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.NewSession;
import org.xueshi.web.entity.Viewer;

/** A teacher of a school in the running tool, with a session open and hours in the book. */
record ATeacher(
    RunningTool tool,
    UUID tenant,
    UUID person,
    UUID school,
    String number,
    UUID session,
    String secret) {

  static ATeacher named(String familyName, String givenName) {
    var tool = RunningTool.get();
    var database = tool.database();
    var tenant =
        database.withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
    var person = Ids.next();
    var school = Ids.next();
    var number = "P-" + person.toString().substring(24);
    database.useHandle(
        handle -> {
          handle.execute(
              """
              insert into school (tenant_id, id, code, name, stage, rural, version)
              values (?, ?, ?, '甘州区第一中学', 'JUNIOR', false, 1)""",
              tenant,
              school,
              "S-" + number);
          handle.execute(
              """
              insert into person (tenant_id, id, staff_number, family_name, given_name, school_id,
                cycle_starts_on, version)
              values (?, ?, ?, ?, ?, ?, current_date - 400, 1)""",
              tenant,
              person,
              number,
              familyName,
              givenName,
              school);
        });
    var opened =
        new Sessions(database, Clock.systemUTC())
            .open(
                new NewSession(
                    tenant,
                    Viewer.Kind.LAUNCH,
                    person,
                    null,
                    familyName + givenName,
                    Language.ZH_CN,
                    CourseRole.LEARNER,
                    "course",
                    NewSession.LAUNCH_LASTS));
    return new ATeacher(tool, tenant, person, school, number, opened.id(), opened.secret());
  }

  /** Hours of a course run of that title, so many days ago. */
  Entry earns(String courseTitle, int minutes, int daysAgo) {
    var jdbi = tool.database();
    var ledgers = Ledgers.on(jdbi, Clock.systemUTC());
    var actor = new Actor(tenant, "SYSTEM", "test");
    var day =
        LocalDate.ofInstant(Clock.systemUTC().instant(), java.time.ZoneOffset.UTC)
            .minusDays(daysAgo);
    var course =
        new Course(
            Ids.next(), courseTitle, ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, null);
    var facts = Facts.aSession(person).onSomeTimeOf(day, minutes).in(course).facts();
    return jdbi.inTransaction(
        handle -> {
          var evidence =
              EvidenceBooks.on(jdbi, Clock.systemUTC())
                  .record(new NewEvidence("test:" + Ids.next(), facts, actor));
          var posting =
              ledgers
                  .recognitions()
                  .propose(tenant, List.of(new Assessed(evidence.id(), Assessment.PASSED)))
                  .get(0)
                  .posting()
                  .orElseThrow();
          return ledgers.ledger().post(List.of(posting), actor).get(0).entries().get(0);
        });
  }

  String url(String below) {
    return tool.url("/c/" + session + below);
  }

  /** Gives the browser this launch's cookie. */
  BrowserContext into(BrowserContext visitor) {
    visitor.addCookies(
        List.of(
            new Cookie("xs", secret)
                .setDomain("localhost")
                .setPath("/c/" + session)
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.NONE)));
    return visitor;
  }
}
