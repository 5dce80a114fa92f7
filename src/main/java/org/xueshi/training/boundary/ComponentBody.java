package org.xueshi.training.boundary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.TaskKind;
import org.xueshi.training.entity.TeachingMethod;

/**
 * A component by API; which parts are needed depends on the kind.
 *
 * @param id given by us; ignored when sent
 * @param minutes planned clock minutes
 * @param resourceVersionId UNIT: a version of the library
 * @param alternativeVersionId UNIT: for people who cannot use the video; a version that does not
 *     play
 * @param place SESSION, with {@code startsAt}, {@code endsAt} and {@code methods}
 * @param liveUrl SESSION held live online: an https address; otherwise empty or left out
 * @param leader SESSION: who leads it; may be left out
 * @param makesUp SESSION that makes up for another of the same run: its id; otherwise left out
 * @param taskKind TASK, with {@code instructions} and {@code dueOn}
 */
public record ComponentBody(
    UUID id,
    ComponentKind kind,
    String title,
    int minutes,
    UUID resourceVersionId,
    UUID alternativeVersionId,
    String place,
    Instant startsAt,
    Instant endsAt,
    List<TeachingMethod> methods,
    String liveUrl,
    String leader,
    UUID makesUp,
    TaskKind taskKind,
    String instructions,
    LocalDate dueOn) {}
