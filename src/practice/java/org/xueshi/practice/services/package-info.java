/**
 * The services a tool calls: access tokens, assignment and grade services, names and roles, and
 * what there is of tool settings.
 *
 * <ul>
 *   <li>V1 Media types must be exact and single; otherwise no handler is found (400).
 *   <li>V2 A missing, unknown or expired token, one without the scope, or one of another tool: 401,
 *       all alike.
 *   <li>V3 What went wrong is in the reason phrase, and in a small JSON body where there is one.
 *   <li>V4 The course in an address is not checked against the column, as in Moodle.
 * </ul>
 *
 * <p>Uses {@code gradebook}, {@code tools}, {@code keys}, {@code launch} (addresses), {@code site}.
 */
package org.xueshi.practice.services;
