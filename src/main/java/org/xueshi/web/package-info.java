/**
 * 页面公共部分 (web): what every page shares.
 *
 * <p>Sessions without {@code HttpSession}, who is asking ({@link
 * org.xueshi.web.control.CurrentViewer}), Shiro permissions, CSRF, errors in the reader's language,
 * layout, assets, security headers, console sign-in.
 *
 * <p>May call {@code people} (accounts) and {@code kernel}. Features contribute by interfaces
 * declared here: {@link org.xueshi.web.control.Navigation} (menu) and {@link
 * org.xueshi.web.control.FrameAncestors} (who may frame us).
 *
 * <p>{@code PersonNotices} tells people, in the product and by e-mail, each thing once (16.1);
 * features call it in the transaction of what they tell.
 *
 * <p>Serves article 6.1 (organisation roles with different rights).
 *
 * <p>Out of scope: how somebody gets in by LTI (owned by {@code lti}).
 */
package org.xueshi.web;
