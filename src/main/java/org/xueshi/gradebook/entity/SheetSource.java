package org.xueshi.gradebook.entity;

/** Where grades that are not our own come from (our own come by AGS). */
public enum SheetSource {
  /** Moodle's web services, with a token. */
  MOODLE,
  /** The exported gradebook file: CSV, XLSX or ODS. */
  FILE,
  /** OneRoster 1.2 gradebook, CSV. */
  ONEROSTER
}
