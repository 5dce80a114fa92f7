package org.xueshi.practice.site;

import java.util.List;

/**
 * A course.
 *
 * @param idNumber empty when it has none
 * @param startSeconds since the epoch
 * @param endSeconds since the epoch, 0 for open-ended
 */
public record Course(
    long id,
    String shortName,
    String fullName,
    String idNumber,
    String summary,
    long startSeconds,
    long endSeconds,
    List<String> sections) {}
