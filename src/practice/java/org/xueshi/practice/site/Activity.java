package org.xueshi.practice.site;

/**
 * An external tool placed in a course.
 *
 * @param id the instance, which launches call the resource link
 * @param cmid the number in page addresses
 * @param toolUrl where it launches; empty for the tool's own address
 * @param custom lines of {@code name=value}
 */
public record Activity(
    long id,
    long cmid,
    long courseId,
    int section,
    long toolId,
    String name,
    String description,
    String toolUrl,
    String custom,
    boolean graded) {

  public Activity renamed(String newName) {
    return new Activity(
        id, cmid, courseId, section, toolId, newName, description, toolUrl, custom, graded);
  }

  public Activity ungraded() {
    return new Activity(
        id, cmid, courseId, section, toolId, name, description, toolUrl, custom, false);
  }
}
