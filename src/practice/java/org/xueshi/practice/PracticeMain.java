package org.xueshi.practice;

import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the platform alone: {@code PracticeMain [port [directory]]}. Ends with the process. */
public final class PracticeMain {
  private static final System.Logger LOG = System.getLogger(PracticeMain.class.getName());

  private PracticeMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PracticeOptions options = PracticeOptions.defaults();
    if (arguments.length > 0) {
      options = options.withPort(Integer.parseInt(arguments[0]));
    }
    if (arguments.length > 1) {
      options = options.withDirectory(Path.of(arguments[1]));
    }
    try (PracticePlatform platform = PracticePlatform.start(options)) {
      LOG.log(INFO, "The practice platform is at " + platform.baseUrl());
      Thread.currentThread().join();
    }
  }
}
