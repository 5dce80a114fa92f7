package org.xueshi.training.entity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.xueshi.people.entity.Stage;

/**
 * For whom a project is (2.2, 8.1, 14.2): every empty set means anybody.
 *
 * @param subjects as the roster writes them
 * @param yearsMin least years of service
 * @param yearsMax most years of service; 99 = any
 * @param ruralOnly only teachers of rural schools
 */
public record Audience(
    Set<PostGroup> posts,
    Set<Stage> stages,
    List<String> subjects,
    int yearsMin,
    int yearsMax,
    boolean ruralOnly) {

  /** More than anybody serves. */
  public static final int YEARS_ANY = 99;

  public Audience {
    posts = Set.copyOf(posts);
    stages = Set.copyOf(stages);
    subjects = List.copyOf(subjects);
  }

  /** Of a column {@code PRIMARY,JUNIOR}. */
  public static Set<Stage> stages(String column) {
    return column.isEmpty() ? EnumSet.noneOf(Stage.class) : EnumSets.of(Stage.class, column);
  }
}
