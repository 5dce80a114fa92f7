/**
 * What the product costs, beside a floor measured in the same run: launches, postings, transcripts,
 * verification. {@code ./mvnw -Pbench} runs all; {@code docs/PERFORMANCE.md} says what was seen.
 *
 * <p>Machines differ and are shared: only the ratios of one run mean something, so every bench
 * takes turns with its floor and reports medians. Never shipped: test-scope sources, outside the
 * WAR.
 */
package org.xueshi.bench;
