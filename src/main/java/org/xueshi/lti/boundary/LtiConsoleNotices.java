package org.xueshi.lti.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.Doctor;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.Checkup;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.Registration;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.web.control.ConsoleNotices;
import org.xueshi.web.entity.ConsoleNotice;
import org.xueshi.web.entity.Viewer;

/** Platforms that are unwell, or wait for approval. */
@ApplicationScoped
public class LtiConsoleNotices implements ConsoleNotices {

  private static final String READ = "platform:read";

  @Inject private Registrations registrations;
  @Inject private Doctor doctor;

  @Override
  public List<ConsoleNotice> notices(Viewer viewer) {
    Map<UUID, Checkup> latest =
        doctor.latest(viewer.tenant()).stream()
            .collect(Collectors.toMap(Checkup::registrationId, Function.identity()));
    return registrations.all(viewer.tenant()).stream()
        .flatMap(platform -> notice(platform, latest.get(platform.id())))
        .toList();
  }

  private static Stream<ConsoleNotice> notice(Registration platform, Checkup latest) {
    var page = "/platforms/" + platform.id();
    if (platform.status() == RegistrationStatus.PENDING) {
      var text = Text.of("lti.notice.pending", platform.name());
      return Stream.of(new ConsoleNotice(text, page, READ));
    }
    return platform.active() && latest != null && latest.worst() == Health.BAD
        ? Stream.of(
            new ConsoleNotice(
                Text.of("lti.notice.unwell", platform.name(), latest.count(Health.BAD)),
                page + "/checkups/" + latest.id(),
                READ))
        : Stream.empty();
  }
}
