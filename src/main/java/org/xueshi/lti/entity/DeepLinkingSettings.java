package org.xueshi.lti.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the platform accepts in answer to a deep linking request (DL 2.0, 4.4.1).
 *
 * @param acceptTypes content item types
 * @param acceptMediaTypes of files, patterns such as {@code image/*}; empty if not limited
 * @param targets how it can show things: iframe, window, embed
 * @param acceptLineItem false only if the platform says so
 * @param data opaque, to be sent back as it came
 */
public record DeepLinkingSettings(
    URI returnUrl,
    List<String> acceptTypes,
    List<String> acceptMediaTypes,
    List<String> targets,
    boolean acceptMultiple,
    boolean acceptLineItem,
    Optional<String> data) {

  static DeepLinkingSettings of(Claims settings) {
    return new DeepLinkingSettings(
        settings.url("deep_link_return_url").orElseThrow(),
        LaunchMessage.bounded(settings.texts("accept_types")),
        mediaTypes(settings),
        LaunchMessage.bounded(settings.texts("accept_presentation_document_targets")),
        // Absent means the platform leaves it open; one item is what every platform takes.
        settings.isTrue("accept_multiple"),
        !Boolean.FALSE.equals(settings.values().get("accept_lineitem")),
        settings.exact("data"));
  }

  public boolean accepts(String type) {
    return acceptTypes.contains(type);
  }

  /** Whether a file of this media type is taken, if files are. */
  public boolean acceptsMedia(String mediaType) {
    var family = mediaType.replaceFirst("/.*", "/*");
    return acceptMediaTypes.isEmpty()
        || acceptMediaTypes.contains(mediaType)
        || acceptMediaTypes.contains(family)
        || acceptMediaTypes.contains("*/*");
  }

  /** The specification has one string, with commas; lists are seen, too. */
  private static List<String> mediaTypes(Claims settings) {
    var listed =
        settings.isList("accept_media_types")
            ? settings.texts("accept_media_types")
            : settings
                .exact("accept_media_types")
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
    return LaunchMessage.bounded(
        listed.stream().map(String::strip).filter(type -> !type.isEmpty()).toList());
  }
}
