package org.xueshi.lti.boundary;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/** A posted form, read up to a bound before it is taken apart: platforms post from anywhere. */
final class FormBody {

  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final int BYTES_MAX = 256 * 1024;

  private FormBody() {}

  /**
   * Fields by name; of a repeated one the first.
   *
   * @throws Refusal TOO_LARGE, or INVALID if it is no form
   */
  static Map<String, String> read(InputStream body) {
    try {
      var bytes = body.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new Refusal(Refusal.Kind.TOO_LARGE, Text.of("web.refusal.http.413"));
      }
      return fields(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException broken) {
      throw Refusal.invalid("web.refusal.http.400");
    }
  }

  /**
   * What a link asks, in the same way.
   *
   * @param query as the address has it; may be null
   * @throws Refusal INVALID if it cannot be read
   */
  static Map<String, String> ofQuery(String query) {
    try {
      return fields(query == null ? "" : query);
    } catch (IllegalArgumentException broken) {
      throw Refusal.invalid("web.refusal.http.400");
    }
  }

  /** Whether a body of this type is a form; one that does not say is taken for one. */
  static boolean isForm(String contentType) {
    return contentType == null
        || contentType.regionMatches(true, 0, FORM_TYPE, 0, FORM_TYPE.length());
  }

  private static Map<String, String> fields(String form) {
    var fields = new HashMap<String, String>();
    for (var pair : form.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
