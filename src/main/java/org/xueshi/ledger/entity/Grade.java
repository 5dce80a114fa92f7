package org.xueshi.ledger.entity;

/** How strong evidence is (证据等级). */
public enum Grade {
  /** Signed in and out, confirmed by the trainer. */
  A,
  /** Server-timed remote study with checks answered. */
  B,
  /** Imported with a document or a gradebook. */
  C,
  /** Declared. */
  D
}
