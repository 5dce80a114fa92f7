package org.xueshi.resources.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of a resource; it never changes.
 *
 * @param title the resource's title today
 * @param number from 1
 * @param fileName as it was called where it came from; for display only
 * @param mediaType as its bytes say
 * @param sizeBytes of the file as uploaded
 * @param startPath what the player opens
 * @param fileCount files in the manifest; 1 unless a package
 * @param runtime what it needs to play; NONE unless a package
 * @param withdrawn whether the resource is withdrawn from the library; pinned versions still play
 */
public record VersionRow(
    UUID id,
    UUID resourceId,
    String title,
    int number,
    ResourceKind kind,
    String mediaType,
    String fileName,
    String sha256,
    long sizeBytes,
    String startPath,
    int fileCount,
    Instant uploadedAt,
    boolean withdrawn,
    PackageRuntime runtime) {}
