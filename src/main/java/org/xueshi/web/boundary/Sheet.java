package org.xueshi.web.boundary;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table on its way into a spreadsheet, row by row: however long, it is never in memory as a
 * whole.
 *
 * @param name of the sheet, in the reader's language
 * @param header column titles
 * @param rows as many cells as titles; each a {@code String}, a number, a {@code LocalDate}, an
 *     {@code Instant} or {@code null}
 */
public record Sheet(String name, List<String> header, Stream<List<Object>> rows) {}
