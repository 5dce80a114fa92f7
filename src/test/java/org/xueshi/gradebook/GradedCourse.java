package org.xueshi.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.EvidenceBooks;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.NewEvidence;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.tools.Scopes;
import org.xueshi.practice.tools.Tool;
import org.xueshi.test.RunningTool;
import org.xueshi.web.entity.Actor;

/**
 * A course run that has been taught: its activity stands in the practice platform, teachers have
 * evidence, and the platform holds grades.
 */
final class GradedCourse {

  private static final LocalDate TAUGHT_ON = LocalDate.of(2026, 11, 20);

  private final RunningTool tool;
  private final Jdbi database;
  private final UUID tenant;
  private final UUID run = Ids.next();
  private final UUID component = Ids.next();
  private final UUID registration;
  private final Tool practiceTool;
  private final Activity activity;

  private GradedCourse(RunningTool tool) {
    this.tool = tool;
    database = tool.database();
    tenant =
        database.withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
    practiceTool = practiceTool();
    registration = register();
    activity =
        tool.platform()
            .hooks()
            .place(
                courseId(),
                practiceTool,
                new ChosenItem(
                    "集中研修",
                    "",
                    tool.url("/lti/launch"),
                    "xs_item=" + component,
                    "100",
                    component.toString(),
                    "",
                    "",
                    ""));
    plan();
  }

  static GradedCourse on(RunningTool tool) {
    var course = new GradedCourse(tool);
    var first = course.attended("王建国", "GZ-100001");
    var second = course.attended("李秀英", "GZ-100002");
    var third = course.attended("张伟", "GZ-100003");
    course.graded(first, "王建国", 100);
    course.graded(second, "李秀英", 0);
    course.graded(third, "张伟", 80);
    course.owed(course.attended("陈静", "GZ-100004"));
    course.owed(course.nobody("赵明", "GZ-200002"));
    course.nobody("杨洋", "GZ-100006");
    return course;
  }

  String title() {
    return "初中语文阅读教学 " + run.toString().substring(30);
  }

  private long courseId() {
    return tool.platform().hooks().site().courses().get(1).id();
  }

  private String courseKey() {
    return registration + "/" + courseId();
  }

  private Tool practiceTool() {
    var hooks = tool.platform().hooks();
    var settings =
        new Tool(
            0,
            "",
            true,
            "学时（成绩册测试）",
            "",
            tool.url("/lti/launch"),
            "gradebook.invalid",
            tool.url("/lti/login"),
            List.of(tool.url("/lti/launch")),
            tool.url("/lti/jwks"),
            "",
            tool.url("/lti/launch"),
            "",
            Scopes.granted(List.of(Scopes.LINE_ITEM, Scopes.MEMBERS)),
            true,
            true);
    var added = hooks.tools().add(settings, "client-" + run.toString().substring(24));
    hooks.activate(added);
    return hooks.tools().find(added.id()).orElseThrow();
  }

  private UUID register() {
    var base = tool.platform().baseUrl().toString();
    var body =
        """
        {"name": "练习平台（成绩册测试）", "issuer": "%s", "clientId": "%s",
         "authorizationEndpoint": "%s/mod/lti/auth.php", "tokenEndpoint": "%s/mod/lti/token.php",
         "jwksUri": "%s/mod/lti/certs.php", "deploymentIds": ["%d"]}
        """
            .formatted(base, practiceTool.clientId(), base, base, base, practiceTool.id());
    var request =
        HttpRequest.newBuilder(URI.create(tool.url("/api/v1/platforms")))
            .header("Authorization", "Bearer " + RunningTool.API_TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      return UUID.fromString(answer.replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\".*", "$1"));
    } catch (java.io.IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void plan() {
    var project = Ids.next();
    update(
        """
        insert into project (tenant_id, id, title, kind, level, theme, posts, problem, cases,
          ethics, created_at, version)
        values (?, ?, '语文研修', 'IN_SERVICE', 'DISTRICT', 'SUBJECT', '', '', '', '', now(), 1)
        """,
        tenant,
        project);
    update(
        """
        insert into course_run (tenant_id, id, project_id, title, code, starts_on, ends_on,
          follow_up_until, course_key, created_at, version)
        values (?, ?, ?, ?, ?, '2026-11-01', '2026-12-31', '2027-03-31', ?, now(), 1)
        """,
        tenant,
        run,
        project,
        title(),
        "YW-" + run.toString().substring(30),
        courseKey());
    update(
        """
        insert into component (tenant_id, id, course_run_id, kind, title, position, minutes, version)
        values (?, ?, ?, 'SESSION', '第一次集中研修：整本书阅读', 1, 180, 1)
        """,
        tenant,
        component,
        run);
    update(
        """
        insert into training_session (tenant_id, id, place, starts_at, ends_at, methods, secret,
          counts_for)
        values (?, ?, '区教研室', '2026-11-20 01:00Z', '2026-11-20 04:00Z', '', '\\x00', ?)
        """,
        tenant,
        component,
        component);
    update(
        """
        insert into grade_container (tenant_id, course_key, registration_id, url, seen_at)
        values (?, ?, ?, ?, now())
        """,
        tenant,
        courseKey(),
        registration,
        tool.platform().baseUrl()
            + "/mod/lti/services.php/"
            + courseId()
            + "/lineitems?type_id="
            + practiceTool.id());
  }

  /** A participant who took part for three hours, whose score is owed to the platform. */
  private UUID attended(String name, String staffNumber) {
    var person = nobody(name, staffNumber);
    var from = Instant.parse("2026-11-20T01:00:00Z");
    var facts =
        new Evidence.Facts(
            person,
            new Evidence.Source(SourceKind.SESSION, component.toString(), "第一次集中研修：整本书阅读"),
            new Course(
                run,
                title(),
                ProjectKind.IN_SERVICE,
                Level.DISTRICT,
                Theme.SUBJECT,
                LocalDate.of(2026, 12, 31)),
            Grade.A,
            Mode.FACE_TO_FACE,
            180,
            180,
            TAUGHT_ON,
            List.of(new Interval(from, from.plusSeconds(180 * 60))));
    EvidenceBooks.on(database, Clock.systemUTC())
        .record(
            new NewEvidence(
                "component:" + component + ":" + person, facts, Actor.system(tenant, "test")));
    return person;
  }

  private UUID nobody(String name, String staffNumber) {
    var person =
        database.withHandle(
            handle ->
                handle
                    .createQuery("select id from person where tenant_id = ? and staff_number = ?")
                    .bind(0, tenant)
                    .bind(1, staffNumber)
                    .mapTo(UUID.class)
                    .findOne()
                    .orElseGet(() -> added(name, staffNumber)));
    update(
        """
        insert into participant (tenant_id, course_run_id, person_id, enrolled_at)
        values (?, ?, ?, now()) on conflict do nothing
        """,
        tenant,
        run,
        person);
    update(
        """
        insert into platform_identity (tenant_id, registration_id, deployment_id, subject,
          person_id, basis, linked_at)
        values (?, ?, ?, ?, ?, 'STAFF_NUMBER', now())
        """,
        tenant,
        registration,
        String.valueOf(practiceTool.id()),
        String.valueOf(tool.platform().hooks().person(name).id()),
        person);
    return person;
  }

  private UUID added(String name, String staffNumber) {
    var id = Ids.next();
    update(
        """
        insert into person (tenant_id, id, staff_number, family_name, given_name, version)
        values (?, ?, ?, ?, ?, 1)
        """,
        tenant,
        id,
        staffNumber,
        name.substring(0, 1),
        name.substring(1));
    return id;
  }

  /** The platform's activity that the session was placed as. */
  String activityPath() {
    return "/mod/lti/view.php?id=" + activity.cmid();
  }

  /** 100 points are on their way to the platform; the sender finds them at its next tick. */
  private void owed(UUID person) {
    update(
        """
        insert into score_outbox (tenant_id, id, line_item_id, person_id, given, maximum, event_at,
          revision, state, waiting_since, attempts, next_attempt_at)
        values (?, ?, ?, ?, 100, 100, now(), 1, 'WAITING', now(), 0, now())
        """,
        tenant,
        Ids.next(),
        lineItem(),
        person);
  }

  /** We sent 100; the platform holds what its teacher made of it. */
  private void graded(UUID person, String name, int points) {
    update(
        """
        insert into score_outbox (tenant_id, id, line_item_id, person_id, given, maximum, event_at,
          revision, state, waiting_since, attempts, next_attempt_at, sent_at, sent_given,
          sent_maximum)
        values (?, ?, ?, ?, 100, 100, now(), 1, 'SENT', now(), 1, now(), now(), 100, 100)
        """,
        tenant,
        Ids.next(),
        lineItem(),
        person);
    var hooks = tool.platform().hooks();
    GradeItem column = hooks.columnOf(activity).orElseThrow();
    hooks.override(column.id(), hooks.person(name).id(), BigDecimal.valueOf(points));
  }

  private UUID lineItem() {
    update(
        """
        insert into line_item (tenant_id, id, registration_id, course_key, component_id, seen_at)
        values (?, ?, ?, ?, ?, now()) on conflict do nothing
        """,
        tenant,
        Ids.next(),
        registration,
        courseKey(),
        component);
    return database.withHandle(
        handle ->
            handle
                .createQuery("select id from line_item where tenant_id = ? and component_id = ?")
                .bind(0, tenant)
                .bind(1, component)
                .mapTo(UUID.class)
                .one());
  }

  private void update(String sql, Object... values) {
    database.useHandle(handle -> handle.execute(sql, values));
  }
}
