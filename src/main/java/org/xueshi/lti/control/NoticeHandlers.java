package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.xueshi.lti.control.NoticeStore.Service;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.NoticeType;
import org.xueshi.lti.entity.Scope;
import org.xueshi.web.control.PublicUrls;

/**
 * Tells platforms where we take notices (PNS 1.0, 3.3): a launch says where to tell it, the telling
 * happens afterwards, with patience.
 */
@ApplicationScoped
public class NoticeHandlers {

  /** Where notices are posted. */
  public static final String PATH = "/lti/notices";

  private static final Logger LOG = Logger.getLogger(NoticeHandlers.class.getName());
  private static final String JSON = "application/json";
  private static final Duration AGAIN = Duration.ofHours(1);

  private NoticeStore store;
  private ServiceClient services;
  private PublicUrls urls;
  private Clock clock;

  protected NoticeHandlers() {}

  @Inject
  NoticeHandlers(NoticeStore store, ServiceClient services, PublicUrls urls, Clock clock) {
    this.store = store;
    this.services = services;
    this.urls = urls;
    this.clock = clock;
  }

  /** Moodle offers no such service, so its launches are not slowed down by this. */
  void launched(@Observes LaunchAccepted launch) {
    var offered = launch.message().claims().object(Claim.NOTICES);
    offered
        .url("platform_notification_service_url")
        .ifPresent(
            url ->
                store.offer(
                    new Service(
                        launch.tenant(),
                        launch.registrationId(),
                        launch.message().deploymentId(),
                        url,
                        offered.texts("notice_types_supported").stream()
                            .filter(type -> NoticeType.of(type).isPresent())
                            .sorted()
                            .toList()),
                    clock.instant()));
  }

  /** Registers with one platform that waits for it; false if none does. Not in a transaction. */
  public boolean registerNext(UUID tenant) {
    var now = clock.instant();
    var service = store.claim(tenant, now, now.plus(AGAIN));
    service.ifPresent(this::register);
    return service.isPresent();
  }

  private void register(Service service) {
    try {
      for (var type : service.types()) {
        var body = Map.of("notice_type", type, "handler", urls.absolute(PATH));
        services.require(
            service.tenant(),
            service.registrationId(),
            Scope.NOTICE_HANDLERS,
            Call.put(service.url(), JSON, Jose.json(body)).accepting(JSON));
      }
      store.registered(service, clock.instant());
    } catch (PlatformFailure failure) {
      LOG.info("A platform did not take our notice handler: " + failure.kind());
    }
  }
}
