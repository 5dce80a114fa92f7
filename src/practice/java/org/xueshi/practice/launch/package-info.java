/**
 * Launches: login initiation, the authentication endpoint, and the id_token with all its claims.
 *
 * <ul>
 *   <li>L1 A launch is prepared under a launch id in the session and taken from there once.
 *   <li>L2 Mistakes in the authentication request end in Moodle's error page, or in a form posted
 *       to the tool once the redirect address is known to be the tool's.
 *   <li>L3 The id_token has the claims Moodle sends, under Moodle's conditions, and lives 60 s.
 *   <li>L4 A custom parameter of the tool wins over one of the activity with the same name; a name
 *       with capitals arrives twice; an unknown variable stays as it is.
 * </ul>
 *
 * <p>Uses {@code tools}, {@code gradebook}, {@code keys}, {@code pages}, {@code site}. Who may
 * place an activity is {@code deeplinking}'s and {@code course}'s business.
 */
package org.xueshi.practice.launch;
