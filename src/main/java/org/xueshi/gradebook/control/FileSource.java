package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetSource;

/** A file that somebody handed in: the exported gradebook, or OneRoster. */
@ApplicationScoped
class FileSource implements GradeSource {

  private SheetFileStore files;

  protected FileSource() {}

  @Inject
  FileSource(SheetFileStore files) {
    this.files = files;
  }

  @Override
  public boolean reads(SheetSource source) {
    return source != SheetSource.MOODLE;
  }

  @Override
  public void read(SheetRun run, Taker taker) {
    var file = GradeFiles.read(files.content(run.tenant(), run.fileId()));
    var maxima = files.maxima(run.tenant(), run.id());
    taker.people(file.rows().size());
    for (var row : file.rows()) {
      if (!row.account().subject().isEmpty()) {
        taker.person(row.account(), cells(row, file, maxima));
      }
    }
    taker.columns(
        file.columns().stream()
            .map(
                heading ->
                    new SheetColumn(
                        heading.key(),
                        SheetColumn.Kind.ACTIVITY,
                        heading.title(),
                        maximum(heading, maxima)))
            .toList());
  }

  private static Map<String, SheetCell> cells(
      GradeFile.Row row, GradeFile file, Map<String, BigDecimal> maxima) {
    var cells = new HashMap<String, SheetCell>();
    for (var heading : file.columns()) {
      var given = row.grades().get(heading.key());
      cells.put(heading.key(), new SheetCell(given, maximum(heading, maxima), null, false));
    }
    return cells;
  }

  private static BigDecimal maximum(GradeFile.SheetHeading heading, Map<String, BigDecimal> said) {
    var maximum = said.getOrDefault(heading.key(), heading.maximum());
    return maximum.signum() > 0 ? maximum : BigDecimal.valueOf(100);
  }
}
