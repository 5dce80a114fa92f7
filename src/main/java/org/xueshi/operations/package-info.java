/**
 * 运行 (operations): what the person who runs the tool must see and set.
 *
 * <p>The settings and the database's own state examined, each finding with the mending in words;
 * numbers for a monitoring system; health; a log that a machine reads; the audit trail; refusing
 * politely when there is more to do than can be done.
 *
 * <ul>
 *   <li>R1. Every setting is documented ({@code deploy/README.md}) and can come from a file, so
 *       that a secret need not stand in a command line.
 *   <li>R2. Health tells the truth: alive, ready, and what is late although it is ready.
 *   <li>R3. Neither a log line nor a number names a person, a token or an address of one.
 *   <li>R4. What people of the console and programs with a token change, are refused, and look at
 *       of one person is kept for good, without what they saw.
 *   <li>R5. Too much work at once is answered with 503 and Retry-After, never with silence.
 * </ul>
 *
 * <p>May call: {@code web}, {@code people}, {@code kernel}. What a feature lets be watched it
 * offers itself, as {@code kernel.control.Measures}; operations knows none of them. Nobody depends
 * on it.
 *
 * <p>Out of scope: the health of a platform's registration (the doctor in {@code lti}); the
 * verification of the book (in {@code ledger}).
 *
 * <p>Words: setting 设置, finding 检查结果, measure 指标, overload 过载, audit trail 操作记录.
 */
package org.xueshi.operations;
