package org.xueshi.start;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/** Tells whoever started us how far we are, in the language of their terminal. */
final class Narrator {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle(
          "org.xueshi.start.start",
          Locale.getDefault().getLanguage().equals("zh")
              ? Locale.SIMPLIFIED_CHINESE
              : Locale.ENGLISH,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** A step that may fail. */
  interface Step<T> {
    T run() throws Exception;
  }

  static String words(String key, Object... arguments) {
    return new MessageFormat(WORDS.getString(key), Locale.ENGLISH).format(arguments);
  }

  void say(String key, Object... arguments) {
    out.println(words(key, arguments));
  }

  void blank() {
    out.println();
  }

  /** Says what begins, does it, says how long it took. */
  <T> T step(Step<T> step, String key, Object... arguments) throws Exception {
    out.print("  " + words(key, arguments) + " … ");
    var began = System.nanoTime();
    var result = step.run();
    say("step.done", seconds(Duration.ofNanos(System.nanoTime() - began)));
    return result;
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
