package org.xueshi.practice.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xueshi.practice.json.Json;

/** The sourced id of basic outcomes, which Moodle sends although LTI 1.3 has a better service. */
public final class Outcome {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Outcome() {}

  /** The claim, which member lists repeat for every member. */
  public static Map<String, Object> claim(long activityId, long personId, long toolId, Urls urls) {
    var claim = new LinkedHashMap<String, Object>();
    claim.put("lis_result_sourcedid", sourcedId(activityId, personId, toolId));
    claim.put("lis_outcome_service_url", urls.outcomes());
    return claim;
  }

  private static String sourcedId(long activityId, long personId, long toolId) {
    var data = new LinkedHashMap<String, Object>();
    data.put("instanceid", Long.toString(activityId));
    data.put("userid", Long.toString(personId));
    data.put("typeid", Long.toString(toolId));
    data.put("launchid", RANDOM.nextInt(Integer.MAX_VALUE));
    var whole = new LinkedHashMap<String, Object>();
    whole.put("data", data);
    whole.put("hash", sha256(Json.write(data)));
    return Json.write(whole);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
