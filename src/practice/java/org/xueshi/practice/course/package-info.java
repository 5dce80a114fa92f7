/**
 * The course as people see it: sections, activities, members, and an activity's page with the tool
 * in an iframe.
 *
 * <p>Uses everything below it ({@code deeplinking}, {@code launch}, {@code tools}, {@code pages},
 * {@code site}); nobody uses it.
 */
package org.xueshi.practice.course;
