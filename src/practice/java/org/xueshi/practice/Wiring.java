package org.xueshi.practice;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import org.xueshi.practice.course.ActivityPages;
import org.xueshi.practice.course.CoursePages;
import org.xueshi.practice.deeplinking.ActivityForm;
import org.xueshi.practice.deeplinking.ContentReturn;
import org.xueshi.practice.deeplinking.Placement;
import org.xueshi.practice.faults.Faults;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.gradebook.GradebookPages;
import org.xueshi.practice.gradebook.GradesCsv;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Routes;
import org.xueshi.practice.keys.PlatformKeys;
import org.xueshi.practice.keys.TokenVerifier;
import org.xueshi.practice.keys.ToolKeys;
import org.xueshi.practice.launch.AuthenticationEndpoint;
import org.xueshi.practice.launch.IdTokens;
import org.xueshi.practice.launch.LaunchPages;
import org.xueshi.practice.launch.Launches;
import org.xueshi.practice.launch.ReturnPage;
import org.xueshi.practice.launch.StoragePages;
import org.xueshi.practice.launch.Urls;
import org.xueshi.practice.pages.ErrorPages;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.pages.Pages;
import org.xueshi.practice.pages.PeoplePages;
import org.xueshi.practice.pages.PlatformStorage;
import org.xueshi.practice.pages.Sessions;
import org.xueshi.practice.pages.StaticFiles;
import org.xueshi.practice.pages.Visits;
import org.xueshi.practice.services.AccessTokens;
import org.xueshi.practice.services.RestService;
import org.xueshi.practice.services.ServiceRouter;
import org.xueshi.practice.services.Services;
import org.xueshi.practice.services.TokenEndpoint;
import org.xueshi.practice.site.DemoSite;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.site.SiteClock;
import org.xueshi.practice.tools.Discovery;
import org.xueshi.practice.tools.ManageToolsPages;
import org.xueshi.practice.tools.RegistrationEndpoint;
import org.xueshi.practice.tools.RegistrationTokens;
import org.xueshi.practice.tools.Tools;

/** Makes all parts, gives them to each other, and says who answers which address. */
final class Wiring {
  private static final String ATTENDANCE = "线下集中研修考勤";

  private final String base;
  final SiteClock clock;
  final Site site;
  final Gradebook gradebook;
  final Tools tools;
  final Faults faults = new Faults();
  private final Urls urls;
  private final PlatformKeys keys;
  private final TokenVerifier verifier;
  final ToolKeys toolKeys;
  final RegistrationTokens registrations;
  final Launches launches;
  final Placement placement;
  private final Sessions sessions = new Sessions();
  private final Visits visits;
  final PlatformStorage storage = new PlatformStorage();
  private final Pages pages;

  Wiring(String base, Path directory, Clock time) {
    this.base = base;
    clock = new SiteClock(time);
    site = new Site(directory);
    gradebook = new Gradebook(site, clock, directory);
    tools = new Tools(directory);
    fillFreshSite();
    urls = new Urls(base);
    keys = new PlatformKeys(directory);
    verifier = new TokenVerifier(clock);
    toolKeys = new ToolKeys(verifier);
    registrations = new RegistrationTokens(keys, verifier, clock);
    var idTokens = new IdTokens(keys, clock, urls, site, gradebook);
    launches = new Launches(site, tools, idTokens, urls);
    placement = new Placement(site, gradebook);
    visits = new Visits(site, sessions);
    pages = new Pages(site, storage);
  }

  private void fillFreshSite() {
    if (!site.isFresh()) {
      return;
    }
    new DemoSite(site).fill();
    long course = site.courses().get(0).id();
    gradebook.add(GradeItem.manual(course, ATTENDANCE, BigDecimal.valueOf(100)));
  }

  Handler handler() {
    var routes =
        new Routes(
            request -> {
              throw MoodleError.invalidRequest();
            });
    routes.below("/theme/", new StaticFiles());
    addPeople(routes);
    addCourses(routes);
    addGrades(routes);
    addTools(routes);
    addLaunches(routes);
    addServices(routes);
    return new ErrorPages(pages, visits).around(routes);
  }

  private void addPeople(Routes routes) {
    var people = new PeoplePages(site, pages, sessions);
    routes.get("/login/index.php", visits.open(people::choose));
    routes.post("/login/index.php", visits.open(people::signIn));
    routes.get("/lang.php", visits.open(people::speak));
  }

  private void addCourses(Routes routes) {
    var courses = new CoursePages(site, tools, pages);
    var activities = new ActivityPages(site, tools, placement, pages);
    var form = new ActivityForm(site, tools, placement, pages);
    routes.get("/", visits.signedIn(courses::all));
    routes.get("/course/view.php", visits.signedIn(courses::view));
    routes.get("/course/mod.php", visits.signedIn(courses::choose));
    routes.get("/user/index.php", visits.signedIn(courses::members));
    routes.get("/course/modedit.php", visits.signedIn(form::show));
    routes.post("/course/modedit.php", visits.posted(form::save));
    routes.get("/mod/lti/view.php", visits.signedIn(activities::view));
    routes.post("/course/remove.php", visits.posted(activities::remove));
  }

  private void addGrades(Routes routes) {
    var csv = new GradesCsv(site, gradebook, clock);
    var grades = new GradebookPages(site, gradebook, csv, pages);
    routes.get("/grade/report/index.php", visits.signedIn(grades::show));
    routes.get("/grade/edit/grade.php", visits.signedIn(grades::edit));
    routes.post("/grade/edit/grade.php", visits.posted(grades::save));
    routes.get("/grade/export/txt/export.php", visits.signedIn(grades::export));
  }

  private void addTools(Routes routes) {
    ManageToolsPages manage = manageTools();
    routes.get("/mod/lti/toolconfigure.php", visits.signedIn(manage::list));
    routes.get("/mod/lti/registration.php", visits.signedIn(manage::register));
    routes.get("/mod/lti/startltiadvregistration.php", visits.signedIn(manage::start));
    routes.post("/mod/lti/activation.php", visits.posted(manage::activate));
    routes.post("/mod/lti/removal.php", visits.posted(manage::remove));
  }

  ManageToolsPages manageTools() {
    return new ManageToolsPages(base, tools, registrations, pages);
  }

  private void addLaunches(Routes routes) {
    var launch = new LaunchPages(site, tools, launches, pages, storage);
    var authentication = new AuthenticationEndpoint(tools, launches, pages, storage);
    var contentReturn = new ContentReturn(site, tools, toolKeys, pages);
    routes.get("/mod/lti/launch.php", visits.signedIn(launch::launch));
    routes.any("/mod/lti/contentitem.php", visits.signedIn(launch::select));
    routes.any("/mod/lti/auth.php", visits.open(authentication::answer));
    routes.any("/mod/lti/contentitem_return.php", visits.open(contentReturn::take));
    routes.any("/mod/lti/return.php", visits.open(new ReturnPage(pages)::show));
    var keeping = new StoragePages(storage, pages);
    routes.get("/mod/lti/storage.php", visits.open(keeping::frame));
    routes.post("/mod/lti/storage.php", visits.posted(keeping::choose));
  }

  private void addServices(Routes routes) {
    var discovery = new Discovery(base, keys);
    var tokens = new AccessTokens(clock);
    Handler services = Services.all(tokens, site, gradebook, tools, urls);
    Handler tokenEndpoint = new TokenEndpoint(tools, toolKeys, tokens);
    routes.get("/.well-known/openid-configuration", discovery::configuration);
    routes.get("/mod/lti/openid-configuration.php", discovery::configuration);
    routes.get("/mod/lti/certs.php", discovery::jwks);
    routes.any("/mod/lti/openid-registration.php", new RegistrationEndpoint(tools, registrations));
    routes.any("/mod/lti/token.php", faults.around(Faults.Part.TOKENS, tokenEndpoint));
    Handler rest = new RestService(site, gradebook, base)::answer;
    routes.any(RestService.PATH, faults.around(Faults.Part.REST, rest));
    routes.below(ServiceRouter.PATH, faults.around(Faults.Part.SERVICES, services));
  }
}
