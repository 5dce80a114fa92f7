package org.xueshi.practice;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How to start the practice platform.
 *
 * @param port 0 for any free one
 * @param publicUrl how browsers and tools reach it; null for {@code http://127.0.0.1:PORT}
 * @param directory where its state is kept between runs; null to keep nothing
 */
public record PracticeOptions(
    InetAddress address, int port, URI publicUrl, Path directory, Clock clock) {

  /** Loopback, any port, nothing kept. */
  public static PracticeOptions defaults() {
    return new PracticeOptions(InetAddress.getLoopbackAddress(), 0, null, null, Clock.systemUTC());
  }

  public PracticeOptions withAddress(InetAddress newAddress) {
    return new PracticeOptions(newAddress, port, publicUrl, directory, clock);
  }

  public PracticeOptions withPort(int newPort) {
    return new PracticeOptions(address, newPort, publicUrl, directory, clock);
  }

  public PracticeOptions withPublicUrl(URI newPublicUrl) {
    return new PracticeOptions(address, port, newPublicUrl, directory, clock);
  }

  public PracticeOptions withDirectory(Path newDirectory) {
    return new PracticeOptions(address, port, publicUrl, newDirectory, clock);
  }

  public PracticeOptions withClock(Clock newClock) {
    return new PracticeOptions(address, port, publicUrl, directory, newClock);
  }
}
