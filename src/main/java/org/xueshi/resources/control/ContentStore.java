package org.xueshi.resources.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Keeps contents under their SHA-256, per district. Contents never change and are never overwritten
 * with something else. What differs between a disk and an object store lies behind this; both must
 * know the hash before they can name the object, so a content comes as a spooled file.
 */
interface ContentStore {

  /**
   * Takes the spooled file over (it is gone afterwards) and returns when the content is durable and
   * whole; if the content is here already, that is all.
   */
  void keep(UUID tenant, ContentRef content, Path spooled) throws IOException;

  /**
   * Opens a part of a content.
   *
   * @param from first byte, from 0
   * @param length bytes; {@code from + length} is at most the content's size
   * @throws java.io.FileNotFoundException or another IOException if it is not here
   */
  InputStream open(UUID tenant, String sha256, long from, long length) throws IOException;

  boolean has(UUID tenant, String sha256);
}
