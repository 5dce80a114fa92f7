package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.ContentItem;
import org.xueshi.lti.entity.ContentItem.Period;
import org.xueshi.lti.entity.DeepLinkingSettings;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.resources.control.Library;
import org.xueshi.training.control.Components;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentCompleted;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/**
 * From what was ticked to what the platform gets. A choice is written {@code room}, {@code verify},
 * {@code plan}, {@code receipts}, a component's identifier, or {@code material:}, {@code file:},
 * {@code image:} and the identifier of a library version.
 */
@RequestScoped
public class Choices {

  static final String ROOM = "room";
  static final String VERIFY = "verify";
  static final String PLAN = "plan";
  static final String RECEIPTS = "receipts";

  private static final Duration FETCHED_WITHIN = Duration.ofHours(12);
  private static final int TEXT_MAX = 300;

  @Inject private CurrentViewer current;
  @Inject private Components components;
  @Inject private Library library;
  @Inject private ContentTokens content;
  @Inject private Messages messages;
  @Inject private PublicUrls urls;
  @Inject private Clock clock;

  /**
   * In the order they were chosen, each once.
   *
   * @throws Refusal NOT_FOUND for what is not in this run or not in the library
   */
  Map<String, ContentItem> items(
      CourseRun run, DeepLinkingSettings settings, List<String> choices) {
    var items = new LinkedHashMap<String, ContentItem>();
    choices.forEach(choice -> items.computeIfAbsent(choice, one -> item(run, settings, one)));
    return items;
  }

  private ContentItem item(CourseRun run, DeepLinkingSettings settings, String choice) {
    return switch (choice) {
      case ROOM -> link(said("training.choose.roomTitle", run.title()), Map.of());
      case VERIFY ->
          new ContentItem.Link(
              said("training.choose.verifyTitle"),
              said("training.choose.verifyText"),
              URI.create(urls.absolute("/verify")));
      case RECEIPTS ->
          new ContentItem.AssetProcessor(
              said("training.choose.receipts"), said("training.choose.receiptsWhat"));
      case PLAN ->
          new ContentItem.Html(
              said("training.choose.planTitle", run.title()),
              new PlanTable(messages, current.viewer().language())
                  .html(run, components.of(run.tenantId(), run.id())));
      default -> choice.contains(":") ? material(choice) : component(run, settings, choice);
    };
  }

  private ContentItem material(String choice) {
    var kind = choice.substring(0, choice.indexOf(':'));
    var version =
        library.version(current.viewer().tenant(), id(choice.substring(kind.length() + 1)));
    return switch (kind) {
      case "material" ->
          link(version.title(), Map.of(CourseLanding.MATERIAL, version.id().toString()));
      case "file" ->
          new ContentItem.FileItem(
              version.title(),
              play(version.id()),
              version.mediaType(),
              clock.instant().plus(FETCHED_WITHIN));
      case "image" -> new ContentItem.Image(version.title(), play(version.id()));
      default -> throw Refusal.notFound();
    };
  }

  private URI play(UUID version) {
    return URI.create(content.playUrl(current.viewer().tenant(), version));
  }

  private static ContentItem link(String title, Map<String, String> custom) {
    return new ContentItem.ResourceLink(title, "", custom, null, Period.ALWAYS, Period.ALWAYS);
  }

  private ContentItem component(CourseRun run, DeepLinkingSettings settings, String choice) {
    var component = components.get(run, id(choice));
    var id = component.id().toString();
    var column =
        settings.acceptLineItem()
            ? new NewColumn(
                component.title(),
                ComponentCompleted.SCORE_MAXIMUM,
                id,
                component.kind().name().toLowerCase(Locale.ROOT))
            : null;
    return new ContentItem.ResourceLink(
        component.title(),
        text(component),
        Map.of(CourseLanding.ITEM, id),
        column,
        new Period(startOf(run.startsOn()), null),
        submission(run, component));
  }

  private static String text(Component component) {
    var words =
        component instanceof FollowUpTask task && task.instructions() != null
            ? task.instructions().strip()
            : "";
    return words.length() > TEXT_MAX ? words.substring(0, TEXT_MAX) + "…" : words;
  }

  /** When what counts for it can happen: signing in, study, handing in. */
  private static Period submission(CourseRun run, Component component) {
    if (component instanceof TrainingSession session) {
      return new Period(session.signInFrom(), session.signOutUntil());
    }
    if (component instanceof FollowUpTask task) {
      return new Period(startOf(run.startsOn()), endOf(task.dueOn()));
    }
    return component instanceof RemoteUnit
        ? new Period(startOf(run.startsOn()), endOf(run.endsOn()))
        : Period.ALWAYS;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(Clocks.DISTRICT_ZONE).toInstant();
  }

  private static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1)).minusSeconds(1);
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(Refusal::notFound);
  }

  private String said(String key, Object... arguments) {
    return messages.text(current.viewer().language(), key, arguments);
  }
}
