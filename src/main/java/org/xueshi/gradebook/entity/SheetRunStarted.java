package org.xueshi.gradebook.entity;

import java.util.UUID;

/** A run or an apply of a district is waiting to be worked on. */
public record SheetRunStarted(UUID tenant) {}
