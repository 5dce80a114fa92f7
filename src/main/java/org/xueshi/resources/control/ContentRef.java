package org.xueshi.resources.control;

/**
 * Names a content by what it is.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
record ContentRef(String sha256, long sizeBytes) {}
