package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Scope;

/** Reads a container page by page: never a page twice, never without end, never another host. */
@ApplicationScoped
class PagedClient {

  private static final int PAGES_MAX = 1000;

  private ServiceClient services;
  private int pagesMax;

  protected PagedClient() {}

  @Inject
  PagedClient(ServiceClient services) {
    this(services, PAGES_MAX);
  }

  PagedClient(ServiceClient services, int pagesMax) {
    this.services = services;
    this.pagesMax = pagesMax;
  }

  /** What is read: the first page's address, its media type, and what each next address needs. */
  record Reading(
      CourseService service, Scope scope, String mediaType, UnaryOperator<URI> completed) {}

  /**
   * Hands over every page.
   *
   * @throws PlatformFailure if one cannot be read, or the pages do not end
   */
  void read(Reading reading, Consumer<Reply> page) {
    var seen = new HashSet<URI>();
    var next = reading.service().url();
    while (next != null) {
      var address = reading.completed().apply(next);
      if (!seen.add(address) || seen.size() > pagesMax) {
        throw new PlatformFailure(Kind.UNUSABLE_ANSWER, "pages do not end");
      }
      // The exact type alone: Moodle refuses a list, and any other.
      var call = Call.get(address).accepting(reading.mediaType());
      var reply =
          services.require(
              reading.service().tenant(),
              reading.service().registrationId(),
              reading.scope(),
              call);
      page.accept(reply);
      next = Paging.next(address, reply).orElse(null);
    }
  }
}
