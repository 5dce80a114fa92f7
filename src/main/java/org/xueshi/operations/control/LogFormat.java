package org.xueshi.operations.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xueshi.kernel.control.Migrations;

/**
 * {@code xueshi.log.format=json}: from the application's start on, the whole server's log goes to
 * the standard output as JSON lines. The handler formats on the thread that logs, since the
 * server's own hands records to a thread that no longer knows the request.
 */
@ApplicationScoped
public class LogFormat {

  @Inject
  @ConfigProperty(name = "xueshi.log.format")
  private String format;

  void onStart(
      @Observes @Priority(Migrations.PRIORITY - 50) @Initialized(ApplicationScoped.class)
          Object start) {
    if (format.equals("json")) {
      install(Logger.getLogger(""));
    }
  }

  private static void install(Logger root) {
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new Lines());
  }

  /** Not {@code System.out}: the server makes log records of what is printed there. */
  private static final class Lines extends StreamHandler {

    Lines() {
      super(new FileOutputStream(FileDescriptor.out), new JsonLines());
      setLevel(Level.ALL);
      try {
        setEncoding(StandardCharsets.UTF_8.name());
      } catch (java.io.UnsupportedEncodingException never) {
        throw new IllegalStateException(never);
      }
    }

    @Override
    public synchronized void publish(LogRecord record) {
      super.publish(record);
      flush();
    }
  }
}
