package org.xueshi.ledger.control;

import org.xueshi.kernel.entity.Text;

/**
 * Something in a rule pack's document that cannot be.
 *
 * @param path JSON Pointer, e.g. {@code /caps/1/hours}
 * @param what in the reader's language
 */
public record RulePackProblem(String path, Text what) {}
