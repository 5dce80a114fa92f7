package org.xueshi.operations.control;

import jakarta.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
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

  private static String stack(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
