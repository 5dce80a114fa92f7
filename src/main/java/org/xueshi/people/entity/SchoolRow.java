package org.xueshi.people.entity;

import java.util.UUID;

/** A school as lists show it. */
public record SchoolRow(UUID id, String code, String name) {}
