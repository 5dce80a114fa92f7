package org.xueshi.people.entity;

import java.util.List;
import java.util.UUID;

/**
 * An API token that can be used, and what it may do.
 *
 * @param stale its last use was not noted within the last minute
 */
public record TokenRow(UUID id, String name, List<String> permissions, boolean stale) {}
