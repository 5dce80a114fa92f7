package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Difference;
import org.xueshi.lti.entity.Differences;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationChange;
import org.xueshi.lti.entity.RegistrationChange.What;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.FrameAncestors;
import org.xueshi.web.entity.Actor;

/**
 * The platforms (平台) of the district. Few and read by every request, so they are kept in memory for
 * {@value #FRESH_S} seconds: that long another node may go on with what it knew.
 */
@ApplicationScoped
public class Registrations implements FrameAncestors {

  private static final long FRESH_S = 5;
  private static final Duration FRESH = Duration.ofSeconds(FRESH_S);

  private record Snapshot(List<Registration> platforms, Set<String> origins, Instant readAt) {}

  private RegistrationStore store;
  private DeploymentStore deployments;
  private RegistrationHistoryStore history;
  private Districts districts;
  private Clock clock;
  private final Map<UUID, Snapshot> snapshots = new ConcurrentHashMap<>();

  protected Registrations() {}

  @Inject
  public Registrations(
      RegistrationStore store,
      DeploymentStore deployments,
      RegistrationHistoryStore history,
      Districts districts,
      Clock clock) {
    this.store = store;
    this.deployments = deployments;
    this.history = history;
    this.districts = districts;
    this.clock = clock;
  }

  /** All, oldest first. */
  public List<Registration> all(UUID tenant) {
    return snapshot(tenant).platforms();
  }

  /** One of them; one that another node or an operator has just added is there at once. */
  public Optional<Registration> byId(UUID tenant, UUID id) {
    return among(all(tenant), id).or(() -> among(read(tenant).platforms(), id));
  }

  private static Optional<Registration> among(List<Registration> platforms, UUID id) {
    return platforms.stream().filter(platform -> platform.id().equals(id)).findFirst();
  }

  /** Those of one issuer: it may be registered several times, each with its own client id. */
  public List<Registration> byIssuer(UUID tenant, String issuer) {
    var known = of(issuer, all(tenant));
    return known.isEmpty() ? of(issuer, read(tenant).platforms()) : known;
  }

  private static List<Registration> of(String issuer, List<Registration> platforms) {
    return platforms.stream().filter(platform -> platform.issuer().equals(issuer)).toList();
  }

  /** Origins of active platforms: who may show our pages in a frame. */
  @Override
  public Set<String> origins() {
    return snapshot(districts.current()).origins();
  }

  /**
   * Registers a platform, or brings the description of a known one (same issuer and client id) up
   * to date and adds deployments. Safe to repeat. The status is set only for a new one.
   *
   * @return its identifier
   */
  @Transactional
  public UUID put(
      PlatformDescription platform,
      Collection<String> deploymentIds,
      RegistrationStatus statusIfNew,
      Actor actor) {
    var before = store.find(actor.tenant(), platform.issuer(), platform.clientId());
    var id = store.put(platform, statusIfNew, actor);
    if (before.isEmpty()) {
      history.add(id, What.REGISTERED, List.of(), actor);
    } else {
      var changed = Differences.ofPlatform(before.get().description(), platform);
      if (!changed.isEmpty()) {
        history.add(id, What.UPDATED, changed, actor);
      }
    }
    for (var added : deployments.add(actor.tenant(), id, deploymentIds)) {
      var which = new Difference("deployment", "", added);
      history.add(id, What.DEPLOYMENT_ADDED, List.of(which), actor);
    }
    forget(actor.tenant());
    return id;
  }

  /** The platform has taken over our description of this tool anew. */
  @Transactional
  void toolUpdated(UUID registrationId, List<Difference> differences, Actor actor) {
    history.add(registrationId, What.TOOL_UPDATED, differences, actor);
  }

  /**
   * Somebody has said that endpoints of this platform live on other hosts than its issuer; kept
   * once for the same hosts.
   */
  @Transactional
  void otherHosts(UUID registrationId, Map<String, String> strangers, Actor actor) {
    var said =
        strangers.entrySet().stream()
            .map(one -> new Difference("host." + one.getKey(), "", one.getValue()))
            .toList();
    var known =
        history.of(actor.tenant(), registrationId).stream()
            .filter(change -> change.what() == What.OTHER_HOSTS)
            .anyMatch(change -> change.differences().equals(said));
    if (!known) {
      history.add(registrationId, What.OTHER_HOSTS, said, actor);
    }
  }

  /** What was done to a registration, newest first. */
  public List<RegistrationChange> history(UUID tenant, UUID registrationId) {
    return history.of(tenant, registrationId);
  }

  /** A registration as the database has it now; empty if there is none. */
  Optional<Registration> find(UUID tenant, String issuer, String clientId) {
    return store.find(tenant, issuer, clientId);
  }

  /**
   * Lets a platform in.
   *
   * @throws Refusal NOT_FOUND if there is no such platform
   */
  @Transactional
  public void approve(UUID registrationId, Actor actor) {
    setStatus(registrationId, RegistrationStatus.ACTIVE, actor);
  }

  /**
   * Shuts a platform out; it can be approved again.
   *
   * @throws Refusal NOT_FOUND if there is no such platform
   */
  @Transactional
  public void disable(UUID registrationId, Actor actor) {
    setStatus(registrationId, RegistrationStatus.DISABLED, actor);
  }

  private void setStatus(UUID registrationId, RegistrationStatus status, Actor actor) {
    if (!store.setStatus(registrationId, status, actor)) {
      throw Refusal.notFound();
    }
    var active = status == RegistrationStatus.ACTIVE;
    history.add(registrationId, active ? What.APPROVED : What.DISABLED, List.of(), actor);
    forget(actor.tenant());
  }

  /** This node reads them anew with the next question. */
  void forget(UUID tenant) {
    snapshots.remove(tenant);
  }

  private Snapshot snapshot(UUID tenant) {
    var known = snapshots.get(tenant);
    if (known != null && known.readAt().plus(FRESH).isAfter(clock.instant())) {
      return known;
    }
    return read(tenant);
  }

  private Snapshot read(UUID tenant) {
    var now = clock.instant();
    var platforms = store.all(tenant);
    var origins =
        platforms.stream()
            .filter(Registration::active)
            .flatMap(platform -> platform.origins().stream())
            .collect(Collectors.toUnmodifiableSet());
    var read = new Snapshot(platforms, origins, now);
    snapshots.put(tenant, read);
    return read;
  }
}
