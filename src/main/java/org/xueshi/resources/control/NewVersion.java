package org.xueshi.resources.control;

import java.util.List;
import org.xueshi.resources.entity.FileRow;
import org.xueshi.resources.entity.PackageStart;
import org.xueshi.resources.entity.ResourceKind;
import org.xueshi.web.entity.Actor;

/**
 * A version whose contents are already in the store, to be written down.
 *
 * @param upload the file as it came
 * @param files the manifest, at least one
 * @param text for searching; empty if it has none
 */
record NewVersion(
    ResourceKind kind,
    String fileName,
    String mediaType,
    ContentRef upload,
    PackageStart start,
    List<FileRow> files,
    String text,
    Actor actor) {}
