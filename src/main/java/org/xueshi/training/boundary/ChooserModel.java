package org.xueshi.training.boundary;

import java.util.List;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.entity.DeepLinkingSettings;
import org.xueshi.resources.entity.ResourceKind;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.CourseRun;

/**
 * The chooser.
 *
 * @param settings what the platform takes
 * @param all every component of the run
 * @param library the library's items that match
 * @param chosen what is ticked, in order
 * @param words what was searched for
 * @param kind null for all kinds
 */
public record ChooserModel(
    CourseRun run,
    DeepLinkingSettings settings,
    List<Component> all,
    List<ResourceRow> library,
    List<String> chosen,
    String words,
    ComponentKind kind,
    Text problem) {

  /** From so many on, looking for one is quicker than reading all. */
  private static final int MANY = 8;

  public boolean links() {
    return settings.accepts("ltiResourceLink");
  }

  /** Whether there is anything at all that this platform takes. */
  public boolean usable() {
    return links() || settings.accepts("link") || settings.accepts("html") || receipts() || files();
  }

  public boolean receipts() {
    return settings.accepts("ltiAssetProcessor");
  }

  public boolean files() {
    return settings.accepts("file") || settings.accepts("image");
  }

  public boolean many() {
    return all.size() > MANY || filtered();
  }

  public boolean filtered() {
    return !words.isEmpty() || kind != null;
  }

  /** What is searched for, and what is ticked already: that never disappears. */
  public List<Component> components() {
    return all.stream().filter(one -> chose(one.id().toString()) || matches(one)).toList();
  }

  private boolean matches(Component one) {
    return (kind == null || one.kind() == kind) && one.title().contains(words);
  }

  /** Ticked things that this page does not list (library items past the search). */
  public List<String> unlisted() {
    return chosen.stream()
        .filter(choice -> choice.contains(":"))
        .filter(choice -> library.stream().noneMatch(row -> choice.endsWith(":" + row.versionId())))
        .toList();
  }

  public boolean chose(String choice) {
    return chosen.contains(choice);
  }

  public boolean choseMaterial() {
    return chosen.stream().anyMatch(choice -> choice.contains(":"));
  }

  /** Whether a library item can go as a file: the platform takes files, and it is one file. */
  public boolean asFile(ResourceRow row) {
    return settings.accepts("file") && row.kind() != ResourceKind.PACKAGE;
  }

  public boolean asImage(ResourceRow row) {
    return settings.accepts("image") && row.kind() == ResourceKind.IMAGE;
  }
}
