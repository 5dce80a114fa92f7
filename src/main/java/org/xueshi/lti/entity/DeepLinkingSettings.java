package org.xueshi.lti.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the platform accepts in answer to a deep linking request (DL 2.0, 4.4.1).
 *
 * @param acceptTypes content item types
 * @param acceptLineItem false only if the platform says so
 * @param data opaque, to be sent back as it came
 */
public record DeepLinkingSettings(
    URI returnUrl,
    List<String> acceptTypes,
    boolean acceptMultiple,
    boolean acceptLineItem,
    Optional<String> data) {

  static DeepLinkingSettings of(Claims settings) {
    return new DeepLinkingSettings(
        settings.url("deep_link_return_url").orElseThrow(),
        LaunchMessage.bounded(settings.texts("accept_types")),
        // Absent means the platform leaves it open; one item is what every platform takes.
        settings.isTrue("accept_multiple"),
        !Boolean.FALSE.equals(settings.values().get("accept_lineitem")),
        settings.exact("data"));
  }
}
