package org.xueshi.practice.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;

/** What is out of order at the moment; nothing at first. */
public final class Faults {
  /** A part of the platform that can be put out of order. */
  public enum Part {
    TOKENS,
    SERVICES,
    /** The web services. */
    REST
  }

  private record Fault(int remaining, Response answer, Duration silence) {}

  private static final int FOREVER = Integer.MAX_VALUE;

  private final Map<Part, Fault> present = new EnumMap<>(Part.class);
  private CountDownLatch silence = new CountDownLatch(1);

  /** Refuses with 503 and {@code Retry-After} until {@link #clear}. */
  public void unavailable(Part part, int retryAfterSeconds) {
    Response answer =
        Response.text("Service Unavailable")
            .status(503, "Service Unavailable")
            .with("Retry-After", Integer.toString(retryAfterSeconds));
    put(part, new Fault(FOREVER, answer, Duration.ZERO));
  }

  /** Refuses with 429 and {@code Retry-After} until {@link #clear}. */
  public void tooMany(Part part, int retryAfterSeconds) {
    Response answer =
        Response.text("Too Many Requests")
            .status(429, "Too Many Requests")
            .with("Retry-After", Integer.toString(retryAfterSeconds));
    put(part, new Fault(FOREVER, answer, Duration.ZERO));
  }

  /** Refuses the next calls with this status, then works again. */
  public void failNext(Part part, int calls, int status) {
    put(part, new Fault(calls, Response.text("").status(status, "Fault"), Duration.ZERO));
  }

  /** Says nothing for this long (or until {@link #clear}), then answers as usual. */
  public void hang(Part part, Duration howLong) {
    put(part, new Fault(FOREVER, null, howLong));
  }

  /** Everything works again; calls that hang are answered at once. */
  public synchronized void clear() {
    present.clear();
    silence.countDown();
    silence = new CountDownLatch(1);
  }

  /** The handler, with its faults. */
  public Handler around(Part part, Handler handler) {
    return request -> {
      Optional<Fault> fault = take(part);
      fault.ifPresent(f -> keepSilent(f.silence()));
      return answer(fault, handler, request);
    };
  }

  private static Response answer(Optional<Fault> fault, Handler handler, Request request)
      throws IOException {
    Response broken = fault.map(Fault::answer).orElse(null);
    return broken != null ? broken : handler.handle(request);
  }

  private synchronized void put(Part part, Fault fault) {
    present.put(part, fault);
  }

  private synchronized Optional<Fault> take(Part part) {
    Fault fault = present.get(part);
    if (fault != null && fault.remaining() == 1) {
      present.remove(part);
    } else if (fault != null && fault.remaining() != FOREVER) {
      present.put(part, new Fault(fault.remaining() - 1, fault.answer(), fault.silence()));
    }
    return Optional.ofNullable(fault);
  }

  private void keepSilent(Duration howLong) {
    CountDownLatch until;
    synchronized (this) {
      until = silence;
    }
    try {
      until.await(howLong.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
