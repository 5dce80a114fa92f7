package org.xueshi.resources.control;

import java.util.List;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.ResourceKind;
import org.xueshi.web.entity.Actor;

/**
 * A version whose contents are already in the store, to be written down.
 *
 * @param upload the file as it came
 * @param files the manifest, at least one
 */
record NewVersion(
    ResourceKind kind,
    String fileName,
    String mediaType,
    ContentRef upload,
    String startPath,
    List<FileRow> files,
    Actor actor) {}
