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
import org.xueshi.resources.control.Uploads;
import org.xueshi.resources.entity.FileSize;
import org.xueshi.resources.entity.PlayerModel;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;
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
      long bytesMax) {

    /** Why the list is empty, and what to do. */
    public String emptyKey() {
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
          + "&q="
          + URLEncoder.encode(filter.words(), StandardCharsets.UTF_8);
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
      long bytesMax) {

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

  View list(ResourceFilter filter, Text problem) {
    var viewer = current.viewer();
    var rows = library.list(viewer.tenant(), filter);
    var more = rows.size() == filter.size() && hasNext(filter);
    return View.of(
        template("list"),
        new ListModel(
            rows, owners(rows), filter, more, viewer.isTrainer(), problem, uploads.bytesMax()));
  }

  View resource(String id, Text problem) {
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
            uploads.bytesMax()));
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
    var next =
        new ResourceFilter(filter.words(), filter.withdrawn(), filter.page() + 1, filter.size());
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
