package org.xueshi.lti.entity;

/**
 * What one rule found.
 *
 * @param detail what stood in the token where it helps an administrator (an algorithm, a deployment
 *     id, seconds); never personal data; empty if nothing does
 */
public record Finding(Check check, boolean passed, String detail) {}
