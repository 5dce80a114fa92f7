package org.xueshi.people.entity;

import java.util.List;
import java.util.UUID;

/** An API token that is not revoked, and what it may do. */
public record TokenRow(UUID id, String name, List<String> permissions) {}
