package org.xueshi.operations.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.xueshi.kernel.control.Measures;
import org.xueshi.kernel.entity.Measure;
import org.xueshi.people.control.Districts;

/**
 * The measures of all features, as gauges of MicroProfile Metrics ({@code /metrics}) and for the
 * console. Read anew at most every {@link #FRESH}, however often somebody looks.
 */
@ApplicationScoped
public class MeasureBoard {

  private static final Logger LOG = Logger.getLogger(MeasureBoard.class.getName());
  private static final Duration FRESH = Duration.ofSeconds(10);

  @Inject private Instance<Measures> features;
  @Inject private Instance<MetricRegistry> registries;
  @Inject private Districts districts;
  @Inject private Clock clock;

  private final Map<MetricID, Double> shown = new ConcurrentHashMap<>();
  private List<Measure> latest = List.of();
  private Instant readAt = Instant.MIN;

  /** Asked for at the start: on the server's own threads there is no application to ask it for. */
  private MetricRegistry registry;

  void onStart(
      @Observes @Priority(Districts.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    registry = registries.get();
    all();
  }

  /**
   * The numbers of this moment or of the last ten seconds. One that cannot be read is missing here
   * and not a number there, and {@code xueshi_measures_missing} counts the features that failed.
   * None while the application is still starting.
   */
  public synchronized List<Measure> all() {
    if (registry == null) {
      return List.of();
    }
    var now = clock.instant();
    if (now.isAfter(readAt.plus(FRESH)) || now.isBefore(readAt)) {
      readAt = now;
      latest = read();
      shown.replaceAll((id, old) -> Double.NaN);
      latest.forEach(this::show);
    }
    return latest;
  }

  private List<Measure> read() {
    var missing = new int[1];
    var numbers =
        features.stream()
            .flatMap(
                feature -> {
                  var read = read(feature);
                  missing[0] += read == null ? 1 : 0;
                  return read == null ? Stream.empty() : read.stream();
                })
            .toList();
    return Stream.concat(
            numbers.stream(), Stream.of(Measure.of("xueshi_measures_missing", missing[0])))
        .toList();
  }

  /** Null when the feature cannot tell, which must not hide the others. */
  private List<Measure> read(Measures feature) {
    try {
      return feature.measures(districts.current());
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "a feature's measures cannot be read", away);
      return null;
    }
  }

  private void show(Measure measure) {
    var tags =
        measure.tags().entrySet().stream()
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .toArray(Tag[]::new);
    var id = new MetricID(measure.name(), tags);
    if (shown.put(id, measure.value()) == null) {
      registry.gauge(measure.name(), () -> value(id), tags);
    }
  }

  private double value(MetricID id) {
    all();
    return shown.getOrDefault(id, Double.NaN);
  }
}
