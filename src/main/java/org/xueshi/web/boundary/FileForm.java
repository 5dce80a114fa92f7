package org.xueshi.web.boundary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came with a {@code multipart/form-data}: typed fields and small files, in memory.
 *
 * @param fields by name; of several of one name the last
 * @param files in the order of the form; those that were left out are missing
 */
public record FileForm(Map<String, String> fields, List<FilePart> files) {

  /**
   * @param field name of the input
   * @param fileName as the browser calls it
   */
  public record FilePart(String field, String fileName, byte[] content) {}

  public FileForm {
    fields = Map.copyOf(new LinkedHashMap<>(fields));
    files = List.copyOf(files);
  }

  /** The field without blanks around it, or an empty string. */
  public String field(String name) {
    return fields.getOrDefault(name, "").strip();
  }

  public List<FilePart> files(String field) {
    var named = new ArrayList<FilePart>(files);
    named.removeIf(file -> !file.field().equals(field));
    return named;
  }
}
