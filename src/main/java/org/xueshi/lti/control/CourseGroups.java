package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.xueshi.lti.control.PagedClient.Reading;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Scope;

/** The groups of a platform's course (Course Groups 1.0). Moodle has no such service. */
@ApplicationScoped
public class CourseGroups {

  private static final String CONTAINER =
      "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";

  private PagedClient pages;

  protected CourseGroups() {}

  @Inject
  public CourseGroups(PagedClient pages) {
    this.pages = pages;
  }

  /**
   * Names by identifier.
   *
   * @param groups the address the launch gave ({@code context_groups_url})
   * @throws PlatformFailure if they cannot be read
   */
  public Map<String, String> names(CourseService groups) {
    var names = new HashMap<String, String>();
    pages.read(
        new Reading(groups, Scope.GROUP_READ, CONTAINER, next -> next),
        page ->
            Jose.json(page.body())
                .map(Claims::new)
                .filter(read -> read.isList("groups"))
                .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "groups"))
                .objects("groups")
                .forEach(
                    group ->
                        group
                            .identifier("id")
                            .ifPresent(id -> names.put(id, group.text("name").orElse(id)))));
    return Map.copyOf(names);
  }
}
