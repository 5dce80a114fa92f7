package org.xueshi.resources.entity;

/**
 * A file of a sound package.
 *
 * @param path with {@code /} between folders, Unicode NFC, safe in every way {@link PackageCheck}
 *     looks for
 */
public record PackageItem(String path, ZipEntryFacts facts) {}
