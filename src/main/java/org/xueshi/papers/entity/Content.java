package org.xueshi.papers.entity;

/** What a paper says, in words and numbers as they were on the day of issue. */
public sealed interface Content permits Transcript, Attestation {

  Holder holder();

  Dates dates();

  String issuer();

  /** A newer paper of the same person, kind and series takes the place of an older one. */
  String series();

  /** Whether nothing but the moment of asking differs. */
  boolean saysTheSameAs(Content other);
}
