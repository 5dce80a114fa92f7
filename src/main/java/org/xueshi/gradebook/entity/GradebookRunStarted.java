package org.xueshi.gradebook.entity;

import java.util.UUID;

/** Somebody asked to have a gradebook read; announced in the transaction that wrote it down. */
public record GradebookRunStarted(UUID tenant) {}
