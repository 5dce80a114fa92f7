package org.xueshi.resources.control;

import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.PackageRuntime;

/**
 * A file that a token opened.
 *
 * @param runtime of its package
 * @param start whether it is what the player opens
 */
public record ServedFile(FileRow file, boolean start, PackageRuntime runtime) {}
