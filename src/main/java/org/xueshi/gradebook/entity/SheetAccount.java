package org.xueshi.gradebook.entity;

/**
 * Somebody in a source.
 *
 * @param subject names the account there; never blank
 * @param idNumber the school system's number for the person; may be empty
 * @param email may be empty
 * @param name as the source writes it; may be empty
 */
public record SheetAccount(String subject, String idNumber, String email, String name) {}
