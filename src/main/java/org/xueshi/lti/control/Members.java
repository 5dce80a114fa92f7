package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.xueshi.lti.control.PagedClient.Reading;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Member;
import org.xueshi.lti.entity.Scope;
import org.xueshi.web.entity.CourseRole;

/** Who is enrolled in a platform's course (NRPS 2.0). */
@ApplicationScoped
public class Members {

  private static final String CONTAINER =
      "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  /** A page's size: small enough for memory, large enough for few pages. */
  private static final String LIMIT = "1000";

  private PagedClient pages;

  protected Members() {}

  @Inject
  public Members(PagedClient pages) {
    this.pages = pages;
  }

  /**
   * Everybody, whatever their role.
   *
   * @param members the address the launch gave ({@code context_memberships_url})
   * @throws PlatformFailure if they cannot be read whole
   */
  public List<Member> of(CourseService members) {
    var all = new ArrayList<Member>();
    forEach(members, all::add);
    return List.copyOf(all);
  }

  /** Learners only. Filtered here, since Moodle forgets the filter after the first page. */
  public List<Member> learners(CourseService members) {
    return of(members).stream().filter(member -> member.role() == CourseRole.LEARNER).toList();
  }

  /** Hands over one after another, holding one page at a time: for very large courses. */
  public void forEach(CourseService members, Consumer<Member> taker) {
    var reading =
        new Reading(
            members,
            Scope.MEMBERSHIP_READ,
            CONTAINER,
            address -> Paging.with(address, "limit", LIMIT));
    pages.read(reading, page -> members(page).forEach(taker));
  }

  private static List<Member> members(Reply page) {
    var container =
        Jose.json(page.body())
            .map(Claims::new)
            .filter(read -> read.isList("members"))
            .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "members"));
    return container.objects("members").stream()
        .map(Member::of)
        .filter(member -> !member.user().subject().isEmpty())
        .toList();
  }
}
