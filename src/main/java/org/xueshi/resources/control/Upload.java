package org.xueshi.resources.control;

import java.io.InputStream;
import org.xueshi.web.entity.Actor;

/**
 * Something that is being uploaded.
 *
 * @param title blank: named after the file
 * @param fileName as the browser calls it; for display only
 * @param declaredBytes length the sender promised; -1 if none
 * @param body read once, to its end or to the limit; the caller closes it
 */
public record Upload(
    Actor actor, String title, String fileName, long declaredBytes, InputStream body) {}
