/**
 * The quick start: one command brings up PostgreSQL, the tool, the practice platform and a demo
 * district on loopback. The test suites start their servers with the same classes.
 *
 * <p>Never shipped: these are test-scope sources, outside the WAR.
 */
package org.xueshi.start;
