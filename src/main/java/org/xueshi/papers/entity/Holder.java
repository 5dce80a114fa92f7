package org.xueshi.papers.entity;

/**
 * Whom a paper is about, as known on the day of issue; empty texts for what is not known.
 *
 * @param staffNumber the district's own number; never that of an identity card
 */
public record Holder(String name, String school, String staffNumber) {}
