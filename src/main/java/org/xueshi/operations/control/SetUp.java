package org.xueshi.operations.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.operations.entity.Finding;
import org.xueshi.operations.entity.SetUpExam;
import org.xueshi.operations.entity.Situation;
import org.xueshi.operations.entity.Situation.DatabaseFacts;
import org.xueshi.operations.entity.Situation.FileFacts;
import org.xueshi.operations.entity.Situation.Settings;
import org.xueshi.people.control.Districts;

/** Examines the set-up on demand, and once at the start, for the log. */
@ApplicationScoped
public class SetUp {

  private static final Logger LOG = Logger.getLogger(SetUp.class.getName());

  @Inject private Config config;
  @Inject private Jdbi jdbi;
  @Inject private Clock clock;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    var bad =
        examine().stream()
            .filter(finding -> finding.level() == Finding.Level.BAD)
            .map(Finding::code)
            .collect(Collectors.joining(", "));
    if (!bad.isEmpty()) {
      LOG.warning(() -> "set-up to be mended (see the console, Operation): " + bad);
    }
  }

  /** All findings, the worst first. */
  public List<Finding> examine() {
    return SetUpExam.examine(new Situation(settings(), database(), files()));
  }

  private Settings settings() {
    return new Settings(
        text("xueshi.public-url"),
        text("xueshi.content-url"),
        isSet("xueshi.lti.key-secret"),
        isShipped("xueshi.db.password", "xueshi_app")
            || isShipped("xueshi.db.owner.password", "xueshi_owner"),
        !text("xueshi.lti.allow-loopback-platforms-DANGEROUS").equals("false"),
        isSet("xueshi.admin.api-token"));
  }

  private DatabaseFacts database() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select current_setting('server_version_num')::int,
                      (select rolsuper from pg_roles where rolname = current_user),
                      has_table_privilege('credit_entry', 'UPDATE')
                        or has_table_privilege('credit_entry', 'DELETE')
                        or has_table_privilege('credit_entry', 'TRUNCATE'),
                      current_setting('synchronous_commit') <> 'off'
                        and current_setting('fsync') = 'on',
                      clock_timestamp()
                    """)
                .map(
                    (row, context) ->
                        new DatabaseFacts(
                            row.getInt(1),
                            row.getBoolean(2),
                            row.getBoolean(3),
                            row.getBoolean(4),
                            apart(row.getObject(5, OffsetDateTime.class))))
                .one());
  }

  private Duration apart(OffsetDateTime there) {
    return Duration.between(there.toInstant(), clock.instant()).abs();
  }

  private FileFacts files() {
    var directory = Path.of(text("xueshi.files-dir"));
    try {
      Files.createDirectories(directory);
      var store = Files.getFileStore(directory);
      return new FileFacts(
          Files.isWritable(directory), store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException | UncheckedIOException away) {
      return new FileFacts(false, 0, 0);
    }
  }

  private String text(String name) {
    return config.getValue(name, String.class);
  }

  private boolean isSet(String name) {
    return config
        .getOptionalValue(name, String.class)
        .filter(value -> !value.isBlank())
        .isPresent();
  }

  private boolean isShipped(String name, String shipped) {
    return text(name).equals(shipped);
  }
}
