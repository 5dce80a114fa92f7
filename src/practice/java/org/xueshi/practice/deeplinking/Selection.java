package org.xueshi.practice.deeplinking;

import java.util.List;

/** What a tool chose, kept in the session until the teacher saves it. */
record Selection(List<ChosenItem> items) {

  static String key(long courseId, long toolId) {
    return "selection:" + courseId + ":" + toolId;
  }
}
