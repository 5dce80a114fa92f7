package org.xueshi.lti.control;

import static org.xueshi.lti.entity.CheckupItem.DEPLOYMENT;
import static org.xueshi.lti.entity.CheckupItem.OUR_KEYS;
import static org.xueshi.lti.entity.CheckupItem.REDIRECT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.Deployment;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.Problem;
import org.xueshi.lti.entity.Registration;

/**
 * Part of the registration doctor: does the platform know our addresses and keys? It cannot be
 * asked that without a person signed in there, so what it said and did is looked at: a launch that
 * came through proves both addresses, a token that was granted proves that it has read our keys.
 */
@ApplicationScoped
class ProofExam {

  private static final int LAUNCHES_MAX = 50;

  private OwnAddressClient ourselves;
  private OwnKeys keys;
  private RegistrationStore registrations;
  private DeploymentStore deployments;
  private LaunchStore launches;
  private ToolDescription tool;
  private ToolUpdates updates;

  protected ProofExam() {}

  @Inject
  ProofExam(
      OwnAddressClient ourselves,
      OwnKeys keys,
      RegistrationStore registrations,
      DeploymentStore deployments,
      LaunchStore launches,
      ToolDescription tool,
      ToolUpdates updates) {
    this.ourselves = ourselves;
    this.keys = keys;
    this.registrations = registrations;
    this.deployments = deployments;
    this.launches = launches;
    this.tool = tool;
    this.updates = updates;
  }

  /**
   * @param granted whether it granted a token for anything
   */
  void examine(Registration platform, boolean granted, Consumer<CheckupFinding> found) {
    found.accept(ourKeys(platform.tenant(), granted));
    found.accept(redirect(platform));
    found.accept(deployment(platform));
  }

  private CheckupFinding ourKeys(UUID tenant, boolean granted) {
    if (granted) {
      return CheckupFinding.good(OUR_KEYS, "proved");
    }
    var seen = ourselves.keySet();
    if (seen.isEmpty()) {
      return CheckupFinding.of(OUR_KEYS, Health.BAD, "unreachable", tool.keysUrl());
    }
    return ids(seen.get()).containsAll(ids(keys.publicKeys(tenant)))
        ? CheckupFinding.of(OUR_KEYS, Health.UNKNOWN, "readable", tool.keysUrl())
        : CheckupFinding.of(OUR_KEYS, Health.BAD, "others", tool.keysUrl());
  }

  private static Set<String> ids(String keySet) {
    try {
      return Jose.publicKeys(keySet).keySet();
    } catch (ParseException unreadable) {
      return Set.of();
    }
  }

  /**
   * Read where the platform can be asked; elsewhere inferred from launches and what it once said.
   */
  private CheckupFinding redirect(Registration platform) {
    var read = read(platform);
    if (read.isPresent()) {
      return compared(read.get(), "read", "outdated");
    }
    var recent = launches.recent(platform.tenant(), platform.id(), false, LAUNCHES_MAX);
    var telling =
        recent.stream()
            .filter(each -> each.outcome() != Outcome.REFUSED || isPlatformsNo(each))
            .findFirst();
    if (telling.filter(launch -> launch.outcome() != Outcome.REFUSED).isPresent()) {
      return CheckupFinding.good(REDIRECT, "proved");
    }
    return kept(platform)
        .orElseGet(
            () ->
                telling.isPresent()
                    ? CheckupFinding.of(REDIRECT, Health.BAD, "refused", tool.launchUrl())
                    : CheckupFinding.of(REDIRECT, Health.UNKNOWN, "unknown"));
  }

  private Optional<Claims> read(Registration platform) {
    try {
      return updates.read(platform.tenant(), platform.id());
    } catch (PlatformFailure cannotBeAsked) {
      return Optional.empty();
    }
  }

  private static boolean isPlatformsNo(LaunchRecord launch) {
    return launch.failed().stream()
        .anyMatch(failure -> failure.name().equals(Problem.PLATFORM_REFUSED.name()));
  }

  /** What the platform answered when it registered us; empty if it was registered by hand. */
  private Optional<CheckupFinding> kept(Registration platform) {
    return registrations
        .toolKept(platform.tenant(), platform.id())
        .map(Claims::new)
        .map(kept -> compared(kept, "known", "differs"));
  }

  private CheckupFinding compared(Claims kept, String same, String different) {
    var redirects = kept.texts("redirect_uris");
    var login = kept.text("initiate_login_uri").orElse("");
    if (redirects.contains(tool.launchUrl()) && login.equals(tool.loginUrl())) {
      return CheckupFinding.good(REDIRECT, same);
    }
    var theirs = String.join(" ", redirects) + " " + login;
    var ours = tool.launchUrl() + " " + tool.loginUrl();
    return CheckupFinding.of(REDIRECT, Health.BAD, different, theirs.strip(), ours);
  }

  private CheckupFinding deployment(Registration platform) {
    var on =
        deployments.of(platform.tenant(), platform.id()).stream()
            .filter(Deployment::enabled)
            .toList();
    if (on.isEmpty()) {
      return CheckupFinding.of(DEPLOYMENT, Health.BAD, "none");
    }
    var seen = on.stream().filter(each -> each.seenAt() != null).count();
    return seen > 0
        ? CheckupFinding.good(DEPLOYMENT, "seen", seen, on.size())
        : CheckupFinding.of(DEPLOYMENT, Health.WARN, "never", on.size());
  }
}
