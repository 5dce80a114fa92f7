package org.xueshi.practice;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xueshi.practice.deeplinking.ChosenItem;
import org.xueshi.practice.deeplinking.Placement;
import org.xueshi.practice.faults.Faults;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.keys.SignedToken;
import org.xueshi.practice.keys.ToolKeys;
import org.xueshi.practice.launch.Launches;
import org.xueshi.practice.pages.PlatformStorage;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Enrolment;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Role;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.site.SiteClock;
import org.xueshi.practice.tools.ManageToolsPages;
import org.xueshi.practice.tools.RegistrationTokens;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/** What tests may do and see beside HTTP. */
public final class PracticeHooks {
  private final SiteClock clock;
  private final Site site;
  private final Gradebook gradebook;
  private final Tools tools;
  private final Faults faults;
  private final ToolKeys toolKeys;
  private final Launches launches;
  private final Placement placement;
  private final ManageToolsPages manageTools;
  private final PlatformStorage storage;
  private final RegistrationTokens registrations;

  PracticeHooks(Wiring parts) {
    clock = parts.clock;
    site = parts.site;
    gradebook = parts.gradebook;
    tools = parts.tools;
    faults = parts.faults;
    toolKeys = parts.toolKeys;
    launches = parts.launches;
    placement = parts.placement;
    registrations = parts.registrations;
    manageTools = parts.manageTools();
    storage = parts.storage;
  }

  public void setClock(Clock newClock) {
    clock.set(newClock);
  }

  public long nowSeconds() {
    return clock.seconds();
  }

  public Faults faults() {
    return faults;
  }

  /** How often the tools' key sets have been fetched. */
  public int jwksFetches() {
    return toolKeys.fetches();
  }

  /** Whether pages keep data for tools. */
  public PlatformStorage storage() {
    return storage;
  }

  public Site site() {
    return site;
  }

  public Tools tools() {
    return tools;
  }

  public Gradebook gradebook() {
    return gradebook;
  }

  /** A demo person by name as the pages write it, such as 王建国. */
  public Person person(String name) {
    return site.people().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** What stands in the gradebook. */
  public Optional<BigDecimal> grade(long itemId, long personId) {
    return gradebook.value(itemId, personId);
  }

  /** Sets a grade as a teacher does in the gradebook; null takes it away. */
  public void override(long itemId, long personId, BigDecimal value) {
    gradebook.override(gradebook.item(itemId).orElseThrow(), personId, value);
  }

  /** A new person in a course. */
  public Person addMember(long courseId, Role role, Person unnumbered) {
    Person person = site.add(unnumbered);
    site.enrol(new Enrolment(courseId, person.id(), role, false));
    return person;
  }

  /** Many learners with names and staff numbers made from a counter. */
  public List<Person> addLearners(long courseId, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> addMember(courseId, Role.STUDENT, numbered(i)))
        .toList();
  }

  private static Person numbered(int i) {
    String number = String.format("GZ-3%05d", i);
    String username = "xueyuan" + i;
    return new Person(0, username, "学员", "第" + i, number, username + "@example.cn", "练习学校", false);
  }

  /**
   * A tool's registration address with a fresh token, as the administrator's iframe would open it.
   */
  public URI registrationOf(URI toolRegistration) {
    String token = registrations.forNewTool();
    return URI.create(manageTools.registrationUrl(toolRegistration.toString(), token));
  }

  /** As {@link #registrationOf}, to replace the settings of a tool already there. */
  public URI updateOf(Tool tool, URI toolRegistration) {
    String token = registrations.forUpdateOf(tool);
    return URI.create(manageTools.registrationUrl(toolRegistration.toString(), token));
  }

  public void activate(Tool tool) {
    tools.activate(tool);
  }

  /** Places an activity as a teacher would, and gives it a column when the item has a maximum. */
  public Activity place(long courseId, Tool tool, ChosenItem item) {
    return placement.place(item, courseId, 1, tool);
  }

  /** The column of an activity, if it has one. */
  public Optional<GradeItem> columnOf(Activity activity) {
    return gradebook.itemsOf(activity).stream().findFirst();
  }

  /** An id_token of an ordinary launch, still to be spoilt or signed. */
  public SignedToken idToken(Person person, Activity activity, String nonce) {
    return launches.draft(person, activity, nonce);
  }

  /** An id_token of a deep linking request, still to be spoilt or signed. */
  public SignedToken selectionToken(Person person, long courseId, Tool tool, String nonce) {
    return launches.selectionDraft(person, courseId, tool, nonce);
  }
}
