package org.xueshi.lti.control;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One platform's public keys, kept in memory. A key once read serves until a later reading no
 * longer has it, however long the platform is away. An unknown key id causes one reading, shared by
 * all who wait; readings are throttled, and only a few may wait, so that invented key ids neither
 * flood the platform nor hold up launches whose key is known.
 */
final class KeySet {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration UNKNOWN_STAYS = Duration.ofMinutes(5);
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final int READINGS_PER_WINDOW = 5;
  private static final int WAITING_MAX = 16;

  /** Before the first reading everybody must wait: a platform's first launches after a start. */
  private static final int WAITING_AT_FIRST_MAX = 128;

  private static final int UNKNOWN_MAX = 200;
  private static final Duration PATIENCE = Duration.ofMillis(4500);

  /** What a lookup found. */
  record Found(RSAPublicKey key, boolean read) {}

  private final Supplier<CompletableFuture<Map<String, RSAPublicKey>>> source;
  private final Clock clock;
  private final Semaphore waiting = new Semaphore(WAITING_MAX);
  private final Semaphore waitingAtFirst = new Semaphore(WAITING_AT_FIRST_MAX);
  private final Deque<Instant> readings = new ArrayDeque<>();
  private final Map<String, Instant> unknown = new HashMap<>();

  private volatile Map<String, RSAPublicKey> keys = Map.of();
  private volatile Instant readAt = Instant.EPOCH;
  private CompletableFuture<Map<String, RSAPublicKey>> reading;

  KeySet(Supplier<CompletableFuture<Map<String, RSAPublicKey>>> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The key of that id, after reading the platform's keys if need be.
   *
   * @return key null and read true if the platform does not have it; key null and read false if
   *     that cannot be said now
   */
  Found find(String kid) {
    var key = keys.get(kid);
    if (key != null) {
      if (readAt.isBefore(clock.instant().minus(FRESH))) {
        startReading(kid);
      }
      return new Found(key, true);
    }
    if (isKnownToBeMissing(kid)) {
      return new Found(null, true);
    }
    return readAndFind(kid);
  }

  private Found readAndFind(String kid) {
    var queue = readAt.equals(Instant.EPOCH) ? waitingAtFirst : waiting;
    if (!queue.tryAcquire()) {
      return new Found(null, false);
    }
    try {
      var started = startReading(kid);
      if (started == null) {
        return new Found(null, false);
      }
      var key = started.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).get(kid);
      return new Found(key, true);
    } catch (ExecutionException | TimeoutException unavailable) {
      return new Found(null, false);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Found(null, false);
    } finally {
      queue.release();
    }
  }

  /** The reading under way, or a new one; null if there were too many lately. */
  private synchronized CompletableFuture<Map<String, RSAPublicKey>> startReading(String kid) {
    if (reading != null && !reading.isDone()) {
      return reading;
    }
    var now = clock.instant();
    while (!readings.isEmpty() && readings.peekFirst().isBefore(now.minus(WINDOW))) {
      readings.removeFirst();
    }
    if (readings.size() >= READINGS_PER_WINDOW) {
      return null;
    }
    readings.addLast(now);
    reading = source.get().whenComplete((read, failure) -> accept(kid, read));
    return reading;
  }

  private synchronized void accept(String kid, Map<String, RSAPublicKey> read) {
    if (read == null) {
      return;
    }
    keys = read;
    readAt = clock.instant();
    unknown.keySet().removeAll(read.keySet());
    if (!read.containsKey(kid) && unknown.size() < UNKNOWN_MAX) {
      unknown.put(kid, readAt);
    }
  }

  private synchronized boolean isKnownToBeMissing(String kid) {
    var since = unknown.get(kid);
    if (since == null) {
      return false;
    }
    if (since.isBefore(clock.instant().minus(UNKNOWN_STAYS))) {
      unknown.remove(kid);
      return false;
    }
    return true;
  }
}
