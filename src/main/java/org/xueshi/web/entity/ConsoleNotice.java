package org.xueshi.web.entity;

import org.xueshi.kernel.entity.Text;

/**
 * Something that needs somebody, on the console's first page.
 *
 * @param text what it is
 * @param path where it is seen to, below the console, e.g. {@code /platforms}
 * @param permission Shiro permission without which it is not shown; null = for everyone
 */
public record ConsoleNotice(Text text, String path, String permission) {}
