package org.xueshi.resources.control;

import java.nio.file.Path;

/**
 * A content on its way in: a temporary file of ours.
 *
 * @param head its first bytes, for {@link org.xueshi.resources.entity.TrueType}
 */
record Spooled(Path file, ContentRef content, byte[] head) {}
