package org.xueshi.operations.entity;

import java.time.Duration;

/** Everything that the examination of a set-up looks at, read at one moment. */
public record Situation(Settings settings, DatabaseFacts database, FileFacts files) {

  /**
   * @param keySecret whether our keys are sealed at rest
   * @param shippedPasswords whether a database password is still the one in the documentation
   * @param adminToken whether the Office's token of automation is set
   */
  public record Settings(
      String publicUrl,
      String contentUrl,
      boolean keySecret,
      boolean shippedPasswords,
      boolean loopbackPlatforms,
      boolean adminToken) {}

  /**
   * @param version as PostgreSQL counts, e.g. 170002
   * @param superuser whether the application's role is one
   * @param mayRewrite whether the application's role may change or remove entries of the book
   * @param durable whether a commit waits for the disk ({@code synchronous_commit}, {@code fsync})
   * @param clockApart how far this node's clock is from the database's, never negative
   */
  public record DatabaseFacts(
      int version, boolean superuser, boolean mayRewrite, boolean durable, Duration clockApart) {}

  /** The place of uploaded files; {@code free} and {@code size} in bytes. */
  public record FileFacts(boolean writable, long free, long size) {}
}
