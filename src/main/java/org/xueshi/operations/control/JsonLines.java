package org.xueshi.operations.control;

import jakarta.json.Json;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.xueshi.kernel.control.RequestIds;

/** One JSON object a line, for a log collector; with the number of the request it belongs to. */
final class JsonLines extends Formatter {

  @Override
  public String format(LogRecord record) {
    var line =
        Json.createObjectBuilder()
            .add("at", record.getInstant().toString())
            .add("level", record.getLevel().getName())
            .add("logger", String.valueOf(record.getLoggerName()))
            .add("thread", record.getLongThreadID())
            .add("message", String.valueOf(formatMessage(record)));
    var request = RequestIds.current();
    if (request != null) {
      line.add("request", request);
    }
    if (record.getThrown() != null) {
      line.add("error", record.getThrown().getClass().getName());
      line.add("stack", stack(record.getThrown()));
    }
    return line.build() + System.lineSeparator();
  }

  /** All causes with all frames, as a stack trace is usually written. */
  private static String stack(Throwable thrown) {
    var text = new StringBuilder();
    for (var at = thrown; at != null; at = at.getCause() == at ? null : at.getCause()) {
      text.append(at == thrown ? "" : "Caused by: ").append(at).append('\n');
      for (var frame : at.getStackTrace()) {
        text.append("\tat ").append(frame).append('\n');
      }
    }
    return text.toString();
  }
}
