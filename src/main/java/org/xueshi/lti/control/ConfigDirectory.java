package org.xueshi.lti.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Actor;

/**
 * Platforms from files: every {@code *.json} in {@code xueshi.lti.config-dir} (default {@code
 * lti-config} where the server was started) is registered at start (see {@code
 * lti-config/README.md}). A file that cannot be used is logged and left; the rest goes on.
 */
@ApplicationScoped
public class ConfigDirectory {

  private static final Logger LOG = Logger.getLogger(ConfigDirectory.class.getName());

  private ManualRegistration registration;
  private Districts districts;
  private String directory;

  protected ConfigDirectory() {}

  @Inject
  public ConfigDirectory(
      ManualRegistration registration,
      Districts districts,
      @ConfigProperty(name = "xueshi.lti.config-dir", defaultValue = "lti-config")
          String directory) {
    this.registration = registration;
    this.districts = districts;
    this.directory = directory;
  }

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 30) @Initialized(ApplicationScoped.class)
          Object start) {
    var from = Path.of(directory);
    if (Files.isDirectory(from)) {
      load(from);
    }
  }

  private void load(Path from) {
    try (var files = Files.list(from)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .forEach(this::loadFile);
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, unreadable, () -> "xueshi.lti.config-dir cannot be read");
    }
  }

  private void loadFile(Path file) {
    try {
      var read = Jose.json(Files.readString(file)).map(Claims::new).orElse(Claims.none());
      registration.register(form(read), Actor.system(districts.current(), "lti-config"));
      LOG.info(() -> "platform registered from " + file.getFileName());
    } catch (IOException | Refusal unusable) {
      LOG.log(Level.WARNING, unusable, () -> file.getFileName() + " was not registered");
    }
  }

  private static PlatformForm form(Claims file) {
    return new PlatformForm(
        text(file, "name"),
        text(file, "issuer"),
        text(file, "clientId"),
        text(file, "authorizationEndpoint"),
        text(file, "tokenEndpoint"),
        text(file, "tokenAudience"),
        text(file, "jwksUri"),
        List.copyOf(file.texts("deploymentIds")),
        file.isTrue("otherHosts"));
  }

  private static String text(Claims file, String name) {
    return file.exact(name).orElse(null);
  }
}
