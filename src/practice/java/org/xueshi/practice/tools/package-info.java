/**
 * Registered tools: Dynamic Registration, the platform's configuration, and the page <em>Manage
 * tools</em> (管理工具).
 *
 * <ul>
 *   <li>T1 A registration token is an RS256 JWT for one hour. One of scope {@code reg} works once
 *       and makes a tool that is pending until an administrator activates it; one of scope {@code
 *       reg-update} works repeatedly and replaces all settings of the tool it names.
 *   <li>T2 A registration, a client id and a deployment are one thing; the deployment id is the
 *       tool's number.
 *   <li>T3 A refused registration says why in plain text, and does not use its token up.
 * </ul>
 *
 * <p>Uses {@code keys}, {@code pages}, {@code site}.
 */
package org.xueshi.practice.tools;
