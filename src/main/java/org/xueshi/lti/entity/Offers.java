package org.xueshi.lti.entity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a platform offers beyond the core, as far as it says so itself; what it does not offer is
 * not declared to it.
 *
 * @param assetProcessor activities of it may have files looked at (placement {@code
 *     ActivityAssetProcessor}, Asset Processor 1.0)
 * @param noticeTypes the notices it sends that we take (Platform Notification Service 1.0)
 */
public record Offers(boolean assetProcessor, Set<NoticeType> noticeTypes) {

  /** Where an activity's files can be looked at. */
  public static final String ASSET_PLACEMENT = "ActivityAssetProcessor";

  /** A platform that says nothing of it, like Moodle. */
  public static final Offers NONE = new Offers(false, Set.of());

  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  public Offers {
    noticeTypes = Set.copyOf(noticeTypes);
  }

  /**
   * From {@code lti-platform-configuration} of a platform's own description (Dynamic Registration
   * 1.0, 3.4.1).
   */
  public static Offers of(Claims platform) {
    return of(platform.objects("messages_supported"), platform.texts("notice_types_supported"));
  }

  /** From what a platform keeps of us: it keeps only what it offers. */
  public static Offers ofKept(Claims kept) {
    var configuration = kept.object(TOOL);
    return of(configuration.objects("messages"), configuration.texts("notice_types_supported"));
  }

  private static Offers of(List<Claims> messages, List<String> notices) {
    var placed =
        messages.stream()
            .filter(
                message ->
                    message
                        .exact("type")
                        .filter(MessageType.DEEP_LINKING.claimValue()::equals)
                        .isPresent())
            .anyMatch(message -> message.texts("placements").contains(ASSET_PLACEMENT));
    var types =
        notices.stream()
            .flatMap(name -> NoticeType.of(name).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Offers(placed, types);
  }
}
