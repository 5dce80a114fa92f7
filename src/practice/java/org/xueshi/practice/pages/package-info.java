/**
 * What every page shares: templates, texts in two languages, the session cookie, the frame with the
 * person switcher, and Moodle's error page.
 *
 * <ul>
 *   <li>P1 A page works as links and forms; scripts are small files on top.
 *   <li>P2 A posted form must carry the session's {@code sesskey}.
 *   <li>P3 Both languages have the same keys (tested).
 * </ul>
 *
 * <p>Uses {@code site}, {@code http}. The pages themselves live with their features.
 */
package org.xueshi.practice.pages;
