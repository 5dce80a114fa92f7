package org.xueshi.gradebook.entity;

import java.util.UUID;

/**
 * What part of a table somebody asks for.
 *
 * @param group null for all
 * @param finding null for all
 * @param change null for all
 * @param column null for all
 * @param words in name, number or school; empty for all
 * @param order never null
 */
public record SheetFilter(
    SheetFinding.Group group,
    SheetFinding finding,
    SheetChange change,
    UUID column,
    String words,
    Order order) {

  /** By what the table is sorted. */
  public enum Order {
    NAME,
    COLUMN,
    GRADE,
    FINDING
  }

  public static final SheetFilter ALL = new SheetFilter(null, null, null, null, "", Order.NAME);
}
