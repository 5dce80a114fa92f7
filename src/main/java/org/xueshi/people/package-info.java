/**
 * 人员与单位 (people and units): who there is.
 *
 * <p>The district, its schools, its teachers (the roster is the denominator of every rate, article
 * 2.5), console accounts and API tokens, and which platform identity is which person.
 *
 * <p>{@code IdentityMerges} – two rows that are one person, by decisions of two people that can be
 * undone; {@code IdHashes} – keyed hashes of identity card numbers, never the numbers.
 *
 * <p>Serves articles 2.5 (roster), 6.1 (organisation roles), 7.3 (stage), 29.1 (units).
 *
 * <p>May call {@code kernel} only.
 *
 * <p>Out of scope: what somebody may do in a launched course (decided per launch by {@code lti}),
 * and anything about hours (owned by {@code ledger}).
 */
package org.xueshi.people;
