package org.xueshi.resources.control;

import org.xueshi.resources.entity.FileRow;

/**
 * A file that a token opened.
 *
 * @param start whether it is what the player opens
 */
public record ServedFile(FileRow file, boolean start) {}
