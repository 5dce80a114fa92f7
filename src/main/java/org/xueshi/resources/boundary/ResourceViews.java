package org.xueshi.resources.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.resources.control.ContentTokens;
import org.xueshi.resources.control.Library;
import org.xueshi.resources.control.Reviews;
import org.xueshi.resources.control.Uploads;
import org.xueshi.resources.entity.FileSize;
import org.xueshi.resources.entity.Metadata;
import org.xueshi.resources.entity.Metadata.Facet;
import org.xueshi.resources.entity.PlayerModel;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.resources.entity.Review;
import org.xueshi.resources.entity.VersionRow;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Viewer;

/** The library's two pages, as launch and console both show them. */
@RequestScoped
public class ResourceViews {

  /**
   * The list.
   *
   * @param owners names by owner id; somebody unknown is missing
   * @param more whether a further page follows
   * @param mayUpload shows the form
   * @param problem why the last upload was refused; null if none was
   */
  public record ListModel(
      List<ResourceRow> rows,
      Map<String, String> owners,
      ResourceFilter filter,
      boolean more,
      boolean mayUpload,
      Text problem,
      long bytesMax,
      Map<Facet, Map<String, Integer>> facets) {

    /** Why the list is empty, and what to do. */
    public String emptyKey() {
      if (filter.words().isEmpty() && !filter.facets().isEmpty()) {
        return "resources.emptyFacets";
      }
      if (!filter.words().isEmpty()) {
        return "resources.emptySearch";
      }
      if (filter.withdrawn()) {
        return "resources.emptyWithdrawn";
      }
      return mayUpload ? "resources.empty" : "resources.emptyConsole";
    }

    /** Another page of this list. */
    public String pathOfPage(int page) {
      return "/resources?page="
          + page
          + (filter.withdrawn() ? "&withdrawn=true" : "")
          + filter.facets().entrySet().stream()
              .map(asked -> "&" + asked.getKey().column() + "=" + encoded(asked.getValue()))
              .collect(Collectors.joining())
          + "&q="
          + encoded(filter.words());
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The size, in the largest unit that leaves a number of at least 1. */
    public Text size(ResourceRow row) {
      return FileSize.text(row.sizeBytes());
    }
  }

  /**
   * One resource.
   *
   * @param mine whether the viewer may change it
   * @param owner name; null if unknown
   */
  public record ResourceModel(
      ResourceRow row,
      List<VersionRow> versions,
      PlayerModel player,
      boolean mine,
      String owner,
      Text problem,
      long bytesMax,
      Metadata metadata,
      List<Review> reviews) {

    /** Whether it can be submitted: no review of it waits. */
    public boolean maySubmit() {
      return !row.withdrawn() && reviews.stream().allMatch(one -> one.state().decided());
    }

    /** What somebody has said of it, in the order of the page. */
    public Map<Facet, String> said() {
      return MetadataForms.said(metadata);
    }

    public VersionRow newest() {
      return versions.get(0);
    }

    public Text size(VersionRow version) {
      return FileSize.text(version.sizeBytes());
    }
  }

  @Inject private CurrentViewer current;
  @Inject private Library library;
  @Inject private ContentTokens tokens;
  @Inject private Uploads uploads;
  @Inject private Persons persons;
  @Inject private Reviews reviews;

  View list(ResourceFilter filter, Text problem) {
    var viewer = current.viewer();
    var rows = library.list(viewer.tenant(), filter);
    var more = rows.size() == filter.size() && hasNext(filter);
    return View.of(
        template("list"),
        new ListModel(
            rows,
            owners(rows),
            filter,
            more,
            viewer.isTrainer(),
            problem,
            uploads.bytesMax(),
            library.facets(viewer.tenant())));
  }

  View resource(String id, Text problem) {
    return resource(id, problem, null);
  }

  /** With what was typed into the description, if it was refused; else null. */
  View resource(String id, Text problem, Metadata typed) {
    var viewer = current.viewer();
    var tenant = viewer.tenant();
    var row = library.resource(tenant, parse(id));
    var actor = current.actor();
    return View.of(
        template("resource"),
        new ResourceModel(
            row,
            library.versions(tenant, row.id()),
            tokens.player(tenant, row.versionId()),
            viewer.isTrainer() && row.ownedBy(actor.kind(), actor.id()),
            owners(List.of(row)).get(row.ownerId()),
            problem,
            uploads.bytesMax(),
            typed == null ? library.metadata(tenant, row.id()) : typed,
            reviews.ofResource(tenant, row.id())));
  }

  static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }

  /** Launch and console frame the same content differently. */
  private String template(String name) {
    var console = current.viewer().kind() == Viewer.Kind.CONSOLE;
    return "resources/" + (console ? "console" + capital(name) : name) + ".jte";
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private boolean hasNext(ResourceFilter filter) {
    var next = filter.at(filter.page() + 1);
    return !library.list(current.viewer().tenant(), next).isEmpty();
  }

  private Map<String, String> owners(List<ResourceRow> rows) {
    var ids =
        rows.stream()
            .filter(row -> row.ownerKind().equals("PERSON"))
            .map(row -> Ids.parse(row.ownerId()))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return persons.byIds(current.viewer().tenant(), ids).values().stream()
        .collect(Collectors.toMap(person -> person.id().toString(), PersonRow::displayName));
  }
}
