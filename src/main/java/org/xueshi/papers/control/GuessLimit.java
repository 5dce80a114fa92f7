package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/**
 * Codes have 80 random bits and cannot be guessed; whoever tries all the same is slowed down, so
 * that it costs the database nothing. Counts misses only, by address and minute, in this node's
 * memory.
 */
@ApplicationScoped
public class GuessLimit {

  /** Unknown codes an address may ask for in a minute. */
  public static final int MISSES_MAX = 60;

  private static final int ADDRESSES_MAX = 10_000;
  private static final long MINUTE_MS = 60_000;

  private final Map<String, Integer> misses = new LinkedHashMap<>();
  private long minute;
  private Clock clock;

  protected GuessLimit() {}

  @Inject
  public GuessLimit(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Refusal TOO_MANY ({@code papers.refusal.tooManyGuesses})
   */
  public synchronized void check(String address) {
    turn();
    if (misses.getOrDefault(address, 0) >= MISSES_MAX) {
      throw new Refusal(Refusal.Kind.TOO_MANY, Text.of("papers.refusal.tooManyGuesses"));
    }
  }

  public synchronized void missed(String address) {
    turn();
    if (misses.size() < ADDRESSES_MAX || misses.containsKey(address)) {
      misses.merge(address, 1, Integer::sum);
    }
  }

  private void turn() {
    var now = clock.millis() / MINUTE_MS;
    if (now != minute) {
      minute = now;
      misses.clear();
    }
  }
}
