package org.xueshi.practice.site;

import com.nimbusds.jose.shaded.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xueshi.practice.json.Json;

/** Rows by key, in the order they came; kept in one JSON file when there is a directory. */
public final class Table<T> {
  private record Content<T>(long next, List<T> rows) {}

  private final Map<String, T> rows = new LinkedHashMap<>();
  private final Function<T, String> key;
  private final Path file;
  private long next;

  /**
   * @param directory where the file is kept, or null to keep nothing
   * @param first the first id to give out
   */
  public Table(Path directory, String name, Class<T> type, Function<T, String> key, long first) {
    this.key = key;
    this.file = directory == null ? null : directory.resolve(name + ".json");
    this.next = first;
    if (file != null && Files.exists(file)) {
      load(type);
    }
  }

  public synchronized boolean isEmpty() {
    return rows.isEmpty();
  }

  public synchronized long nextId() {
    return next++;
  }

  public synchronized List<T> all() {
    return List.copyOf(rows.values());
  }

  public synchronized List<T> all(Predicate<T> wanted) {
    return rows.values().stream().filter(wanted).toList();
  }

  public synchronized Optional<T> find(Object rowKey) {
    return Optional.ofNullable(rows.get(String.valueOf(rowKey)));
  }

  public synchronized T put(T row) {
    rows.put(key.apply(row), row);
    save();
    return row;
  }

  /** Many at once, with one write. */
  public synchronized void putAll(List<T> more) {
    more.forEach(row -> rows.put(key.apply(row), row));
    save();
  }

  public synchronized void removeIf(Predicate<T> unwanted) {
    rows.values().removeIf(unwanted);
    save();
  }

  private void load(Class<T> type) {
    try {
      var contentType = TypeToken.getParameterized(Content.class, type).getType();
      Content<T> content = Json.read(Files.readString(file), contentType);
      next = content.next();
      content.rows().forEach(row -> rows.put(key.apply(row), row));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private void save() {
    if (file == null) {
      return;
    }
    try {
      Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
      Files.writeString(fresh, Json.write(new Content<>(next, all())));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
