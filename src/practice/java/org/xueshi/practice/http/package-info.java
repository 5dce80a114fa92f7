/**
 * The wire: a small HTTP/1.1 listener, requests, responses and routes.
 *
 * <p>The JDK's own server cannot send a reason phrase of one's own, and Moodle explains a refused
 * score nowhere but there. So this listener writes the status line itself, in UTF-8 as Moodle does.
 *
 * <p>Knows nothing of LTI or of pages. Everybody may use it; it uses nobody.
 */
package org.xueshi.practice.http;
