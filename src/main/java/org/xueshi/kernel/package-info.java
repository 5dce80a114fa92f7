/**
 * 共用 (shared kernel): what every feature needs and none owns.
 *
 * <p>Identifiers, translatable text, refusals, the clock, database access and migrations. It knows
 * no feature and calls none. Nothing goes in here that only one feature uses.
 *
 * <p>Out of scope: who is asking and in which language (owned by {@code web}), who people are
 * (owned by {@code people}).
 */
package org.xueshi.kernel;
