package org.xueshi.resources.entity;

/**
 * A line of a version's manifest.
 *
 * @param path inside the package, with {@code /} between folders, Unicode NFC
 * @param sha256 64 hexadecimal digits
 */
public record FileRow(String path, String mediaType, String sha256, long sizeBytes) {}
