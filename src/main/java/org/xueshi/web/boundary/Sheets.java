package org.xueshi.web.boundary;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Answers with a {@link Sheet} as a file to be saved, in the format that was asked for. */
public final class Sheets {

  private Sheets() {}

  /** The formats we write; the name is the file's ending. */
  public enum Format {
    CSV,
    XLSX;

    /** By the ending in the address; a pattern in the path has let nothing else through. */
    public static Format of(String ending) {
      return valueOf(ending.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * @param fileName without ending, ASCII
   */
  public static Response answer(Sheet sheet, Format format, String fileName) {
    StreamingOutput body =
        format == Format.CSV ? out -> Csv.write(sheet, out) : out -> Xlsx.write(sheet, out);
    var type = format == Format.CSV ? "text/csv; charset=utf-8" : Xlsx.MEDIA_TYPE;
    var ending = format.name().toLowerCase(java.util.Locale.ROOT);
    return Response.ok(body, type)
        .header("Content-Disposition", "attachment; filename=\"" + fileName + "." + ending + "\"")
        .build();
  }
}
