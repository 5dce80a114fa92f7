package org.xueshi.web.entity;

import java.util.UUID;
import org.xueshi.kernel.entity.Text;

/**
 * Something to tell a person.
 *
 * @param key what it is about, e.g. {@code feedback:<work>}: the same is told once
 * @param text words and numbers only as arguments
 * @param courseKey the platform's course it belongs to; empty for none
 */
public record NewNotice(UUID tenant, UUID person, String key, Text text, String courseKey) {}
