package org.xueshi.lti.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.xueshi.lti.entity.Claim;

/** Valid tokens spoilt at random: the same seed spoils the same way. */
public final class Mutants {

  /**
   * A spoilt token.
   *
   * @param hopeless whether nothing of it may ever be let in; otherwise it may be, if all that
   *     matters survived
   */
  public record Mutant(String token, boolean hopeless, String how) {}

  /** JSON written as it stands. */
  private record Raw(String json) {}

  private static final String DEEP = "[".repeat(60) + "]".repeat(60);
  private static final List<Object> ODD =
      java.util.Arrays.asList(
          null,
          "",
          " ",
          "\u0000",
          "a\u0000b",
          new Raw("\"\\u0000\""),
          new Raw("\"\\ud800\""),
          new Raw("\"\\udc00\\ud800\""),
          "\u202e\u2066x",
          "😀".repeat(130),
          "字".repeat(5000),
          "<script>alert(1)</script>",
          "' OR '1'='1",
          "../../dev/null",
          "javascript:alert(1)",
          "http://[::1",
          "//evil.example",
          true,
          false,
          0,
          -1,
          new Raw("-0"),
          new Raw("1e400"),
          new Raw("-1e400"),
          new Raw("1e-400"),
          new Raw("9".repeat(400)),
          new Raw("0.1e1"),
          new Raw("9223372036854775808"),
          List.of(),
          List.of("a", 1, List.of()),
          java.util.Arrays.asList(null, null),
          Map.of(),
          Map.of("id", ""),
          Map.of("id", Map.of("id", "x")),
          Map.of("id", "x", "\u0000", "\u0000"),
          new Raw(DEEP),
          new Raw("{\"id\":\"a\",\"id\":\"b\"}"));
  private static final List<String> KIDS =
      List.of(
          "null", "{}", "[]", "7", "\"\"", "\"../../dev/null\"", "\"' OR '1'='1\"", "\"\\u0000\"");
  private static final List<String> ALGORITHMS =
      List.of(
          "none", "nOnE", "HS256", "RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "RS256 ");

  private final FakePlatform platform;
  private final Random random;

  public Mutants(FakePlatform platform, long seed) {
    this.platform = platform;
    this.random = new Random(seed);
  }

  /** A spoilt one of a token that would be good with these claims. */
  public Mutant of(Map<String, Object> claims) {
    return switch (random.nextInt(5)) {
      case 0 -> altered(claims);
      case 1 -> header(claims);
      case 2 -> lacking(claims);
      default -> odd(claims);
    };
  }

  /** Changed after signing. */
  private Mutant altered(Map<String, Object> claims) {
    var good = platform.sign(claims);
    var at = random.nextInt(good.length());
    var parts = good.split("\\.");
    var kind = random.nextInt(12);
    var token =
        switch (kind) {
          case 0 -> good.substring(0, at) + other(good.charAt(at)) + good.substring(at + 1);
          case 1 -> good.substring(0, at) + good.substring(at + 1);
          case 2 ->
              good.substring(0, at) + pick("A", "=", ".", "\n", "é", " ", "+") + good.substring(at);
          case 3 -> good.substring(0, at);
          case 4 -> good + pick("=", ".", "A", "..", "\u0000", "\n");
          case 5 -> parts[1] + "." + parts[0] + "." + parts[2];
          case 6 -> parts[0] + "." + parts[1] + ".";
          case 7 -> parts[0] + "." + promoted(parts[1]) + "." + parts[2];
          case 8 -> encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
          case 9 -> good + "A".repeat(70_000);
          case 10 -> good.toUpperCase(java.util.Locale.ROOT);
          default -> parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
        };
    return new Mutant(token, !token.equals(good), "altered " + kind + " at " + at);
  }

  private Mutant header(Map<String, Object> claims) {
    var kid = "\"" + platform.key().getKeyID() + "\"";
    var evil = platform.origin() + "/evil";
    var algorithm = ALGORITHMS.get(random.nextInt(ALGORITHMS.size()));
    var odd = KIDS.get(random.nextInt(KIDS.size()));
    var kind = random.nextInt(8);
    var header =
        switch (kind) {
          case 0 -> "{\"alg\":\"" + algorithm + "\",\"kid\":" + kid + "}";
          case 1 -> "{\"alg\":\"RS256\",\"kid\":" + odd + "}";
          case 2 -> "{\"alg\":\"RS256\",\"kid\":" + kid + ",\"crit\":[\"exp\"]}";
          case 3 -> "{\"alg\":\"RS256\",\"kid\":\"other\",\"jku\":\"" + evil + "\"}";
          case 4 -> "{\"alg\":[\"RS256\"],\"kid\":" + kid + "}";
          case 5 -> "[{\"alg\":\"RS256\",\"kid\":" + kid + "}]";
          case 6 -> "{\"alg\":\"RS256\",\"kid\":" + kid + ",\"x\":" + DEEP + "}";
          default -> "{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(5_000) + "\"}";
        };
    return new Mutant(sign(header, json(claims)), true, "header " + header);
  }

  /** Without something that every message must have, or with something else there. */
  private Mutant lacking(Map<String, Object> claims) {
    var needed =
        List.of(
            "iss",
            "aud",
            "sub",
            "nonce",
            "iat",
            "exp",
            Claim.MESSAGE_TYPE,
            Claim.VERSION,
            Claim.DEPLOYMENT_ID,
            Claim.TARGET_LINK_URI,
            Claim.RESOURCE_LINK,
            Claim.ROLES);
    var spoilt = new LinkedHashMap<>(claims);
    var name = needed.get(random.nextInt(needed.size()));
    if (random.nextBoolean()) {
      spoilt.remove(name);
    } else {
      spoilt.put(name, pick((Object) null, 7, true, Map.of("a", 1), "\u0000"));
    }
    return new Mutant(sign(good(), json(spoilt)), true, "lacking " + name + " " + spoilt.get(name));
  }

  /** Something odd somewhere, signed as it should be. */
  private Mutant odd(Map<String, Object> claims) {
    var spoilt = new LinkedHashMap<>(claims);
    var changes = new ArrayList<String>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      var name = pick(spoilt.keySet().toArray(new String[0]));
      var value = ODD.get(random.nextInt(ODD.size()));
      changes.add(name + "=" + shortened(value));
      if (random.nextInt(4) == 0) {
        spoilt.put(pick("x", "\u0000", "", "__proto__", "azp", "nbf", "字", Claim.LTI11), value);
      } else if (spoilt.get(name) instanceof Map<?, ?> inner
          && !inner.isEmpty()
          && random.nextBoolean()) {
        spoilt.put(name, within(inner, value));
      } else {
        spoilt.put(name, value);
      }
    }
    return new Mutant(sign(good(), bytes(json(spoilt))), false, "odd " + changes);
  }

  private Map<String, Object> within(Map<?, ?> inner, Object value) {
    var spoilt = new LinkedHashMap<String, Object>();
    inner.forEach((name, old) -> spoilt.put(name.toString(), old));
    spoilt.put(pick(spoilt.keySet().toArray(new String[0])), value);
    return spoilt;
  }

  /** Now and then text that is no text. */
  private byte[] bytes(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(20) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
    }
    return bytes;
  }

  private String good() {
    return "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + platform.key().getKeyID() + "\"}";
  }

  private String sign(String header, String payload) {
    return sign(header, payload.getBytes(StandardCharsets.UTF_8));
  }

  private String sign(String header, byte[] payload) {
    return FakePlatform.sign(header, payload, platform.key());
  }

  private static String promoted(String payload) {
    var text = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    return encoded(text.replace("#Learner", "#Instructor"));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private char other(char one) {
    char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.".charAt(random.nextInt(39));
    return other == one ? '!' : other;
  }

  @SafeVarargs
  private <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  private static String shortened(Object value) {
    var text = String.valueOf(value);
    return text.substring(0, Math.min(40, text.length()));
  }

  private static String json(Object value) {
    if (value instanceof Raw raw) {
      return raw.json();
    }
    if (value instanceof Map<?, ?> map) {
      var members = new ArrayList<String>();
      map.forEach((name, member) -> members.add(text(name.toString()) + ":" + json(member)));
      return "{" + String.join(",", members) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(Mutants::json).toList()) + "]";
    }
    return value instanceof String text ? text(text) : String.valueOf(value);
  }

  private static String text(String text) {
    var json = new StringBuilder("\"");
    for (var c : text.toCharArray()) {
      if (c < ' ' || c == '"' || c == '\\') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
