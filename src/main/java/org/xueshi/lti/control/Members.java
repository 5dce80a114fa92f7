package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

  private static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";

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

  /**
   * Learners only. The filter is said again on every page, since Moodle's next links lose it, and
   * applied here, for platforms that have none.
   */
  public List<Member> learners(CourseService members) {
    var learners = new ArrayList<Member>();
    pages.read(
        reading(members, address -> Paging.with(limited(address), "role", LEARNER)),
        page -> members(page).stream().filter(Members::isLearner).forEach(learners::add));
    return List.copyOf(learners);
  }

  /**
   * Hands over one after another, holding one page at a time: for very large courses.
   *
   * @return where later only what changed can be asked for ({@code rel="differences"}), if the
   *     platform offers it
   * @throws PlatformFailure if they cannot be read whole
   */
  public Optional<URI> forEach(CourseService members, Consumer<Member> taker) {
    var differences = new AtomicReference<URI>();
    pages.read(
        reading(members, Members::limited),
        page -> {
          Paging.differences(members.url(), page).ifPresent(differences::set);
          members(page).forEach(taker);
        });
    return Optional.ofNullable(differences.get());
  }

  private static Reading reading(CourseService members, UnaryOperator<URI> completed) {
    return new Reading(members, Scope.MEMBERSHIP_READ, CONTAINER, completed);
  }

  private static URI limited(URI address) {
    return Paging.with(address, "limit", LIMIT);
  }

  private static boolean isLearner(Member member) {
    return member.role() == CourseRole.LEARNER;
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
