package org.xueshi.lti.control;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.xueshi.lti.control.PlatformFailure.Kind;

/** The parts of an answer; its body is given up as soon as it is larger than allowed. */
final class BoundedAnswer {

  private BoundedAnswer() {}

  /**
   * The bytes of {@code body}, which may be null.
   *
   * @param cancel ends the connection, so that the rest is not read to reuse it
   * @throws PlatformFailure TOO_LARGE if it is
   */
  static byte[] read(HttpEntity body, int bytesMax, Runnable cancel) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    var bytes = body.getContent().readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      cancel.run();
      throw new PlatformFailure(Kind.TOO_LARGE, "more than " + bytesMax);
    }
    return bytes;
  }

  /** By name in lower case. */
  static Map<String, List<String>> headers(Header[] headers) {
    var lower = new HashMap<String, List<String>>();
    for (var header : headers) {
      lower
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.getValue());
    }
    return lower;
  }
}
