package org.xueshi.practice.http;

import java.io.IOException;

/** Answers one request. */
@FunctionalInterface
public interface Handler {
  Response handle(Request request) throws IOException;
}
