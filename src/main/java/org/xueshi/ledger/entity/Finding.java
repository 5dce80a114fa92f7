package org.xueshi.ledger.entity;

import java.util.UUID;
import org.xueshi.kernel.entity.Text;

/**
 * Something the verification found wrong.
 *
 * @param person whose chain
 * @param entry the entry concerned; {@code null} if it is the one that is missing
 * @param position where in the chain; 0 if it concerns the chain as a whole
 * @param what in the reader's language
 */
public record Finding(UUID person, UUID entry, long position, Text what) {}
