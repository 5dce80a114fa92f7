package org.xueshi.web.entity;

import java.time.Instant;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;

/**
 * Something a person was told.
 *
 * @param readAt null while it is new
 */
public record NoticeRow(UUID id, Text text, Instant createdAt, Instant readAt) {}
