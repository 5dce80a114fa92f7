package org.xueshi.practice.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.launch.Urls;
import org.xueshi.practice.pages.ErrorPages;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Enrolment;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Scopes;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** Names and roles: the members of a course, in the present format and in the old one. */
final class Memberships {
  private static final String V2 = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private static final String V1 = "application/vnd.ims.lis.v2.membershipcontainer+json";

  private final Site site;
  private final Tools tools;
  private final Urls urls;

  Memberships(Site site, Tools tools, Urls urls) {
    this.site = site;
    this.tools = tools;
    this.urls = urls;
  }

  ServiceResource resource() {
    String path = "/CourseSection/([^/]+)/bindings/([^/]+)/memberships";
    return ServiceResource.at(path, List.of(V2, V1), List.of("GET"), this::answer);
  }

  private Response answer(Call call) throws ServiceRefused {
    call.requireTool(call.name(1), Scopes.MEMBERS);
    Course course =
        site.course(call.name(0)).orElseThrow(() -> ServiceRefused.noCourse(call.name(0)));
    String rlid = call.query().get("rlid");
    if (!rlid.isEmpty() && call.query().number("rlid").isEmpty()) {
      return ErrorPages.badGateway();
    }
    Tool tool = tools.find(Tool.number(call.name(1))).orElseThrow(ServiceRefused::unauthorized);
    var writer = new MemberJson(urls, tool, activity(rlid));
    List<Enrolment> members = members(course, call.query().get("role"));
    return call.accept().equals(V1)
        ? old(call, course, members, writer)
        : present(call, course, members, writer);
  }

  private Optional<Activity> activity(String rlid) throws ServiceRefused {
    if (rlid.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(site.activity(rlid).orElseThrow(() -> ServiceRefused.noLink(rlid)));
  }

  /** By name; suspended ones are missing; a role nobody knows means everybody. */
  private List<Enrolment> members(Course course, String role) {
    String wanted = role.substring(role.lastIndexOf('#') + 1);
    boolean known = List.of("Instructor", "Learner").contains(wanted);
    return site.members(course.id()).stream()
        .flatMap(person -> site.enrolment(course.id(), person.id()).stream())
        .filter(enrolment -> !enrolment.suspended())
        .filter(e -> !known || MemberJson.role(e.role()).equals(wanted))
        .toList();
  }

  private Response present(Call call, Course course, List<Enrolment> members, MemberJson writer) {
    var context = new LinkedHashMap<String, Object>();
    context.put("id", Long.toString(course.id()));
    context.put("label", course.shortName());
    context.put("title", course.fullName());
    var body = new LinkedHashMap<String, Object>();
    body.put("id", url(call));
    body.put("context", context);
    body.put("members", page(call, members).stream().map(e -> writer.present(e, site)).toList());
    Response response = Response.of(V2 + "; charset=utf-8", Json.write(body));
    return next(call, members.size())
        .map(next -> response.with("Link", "<" + next + ">; rel=\"next\""))
        .orElse(response);
  }

  private Response old(Call call, Course course, List<Enrolment> members, MemberJson writer) {
    var subject = new LinkedHashMap<String, Object>();
    subject.put("@type", "Context");
    subject.put("contextId", Long.toString(course.id()));
    subject.put("membership", page(call, members).stream().map(e -> writer.old(e, site)).toList());
    var pageOf = new LinkedHashMap<String, Object>();
    pageOf.put("@type", "LISMembershipContainer");
    pageOf.put("membershipSubject", subject);
    var body = new LinkedHashMap<String, Object>();
    body.put("@context", "http://purl.imsglobal.org/ctx/lis/v2/MembershipContainer");
    body.put("@type", "Page");
    body.put("@id", url(call));
    body.put("pageOf", pageOf);
    next(call, members.size()).ifPresent(next -> body.put("nextPage", next));
    return Response.of(V1 + "; charset=utf-8", Json.write(body));
  }

  private static List<Enrolment> page(Call call, List<Enrolment> members) {
    return Paging.of(call.query()).cut(members);
  }

  /** The address of the next page. The role asked for is lost in it. */
  private Optional<String> next(Call call, int total) {
    Parameters query = call.query();
    Paging paging = Paging.of(query);
    long from = paging.from() + paging.limit();
    if (!paging.wanted() || from >= total) {
      return Optional.empty();
    }
    String link = query.get("rlid").isEmpty() ? "" : "&rlid=" + query.get("rlid");
    return Optional.of(url(call) + "?limit=" + paging.limit() + "&from=" + from + link);
  }

  private String url(Call call) {
    return urls.memberships(Long.parseLong(call.name(0)), Tool.number(call.name(1)));
  }
}
