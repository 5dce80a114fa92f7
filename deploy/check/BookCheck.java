import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks an exported book against a signed checkpoint that was kept elsewhere. Needs a JDK 17 and
 * three files, nothing of Xueshi and no database:
 *
 * <pre>java deploy/check/BookCheck.java book.txt checkpoint.txt keys.json</pre>
 *
 * Says OK and ends with 0, or names every entry that is not what was signed and ends with 1. What
 * the lines of the files mean is in README.md beside this file.
 */
public final class BookCheck {

  /** A posting under way while the checkpoint was taken may be a little older than it. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(10);

  private final List<String> findings = new ArrayList<>();
  private final Map<String, String> evidence = new HashMap<>();
  private final Map<String, String> packs = new HashMap<>();
  private final Map<String, List<Entry>> chains = new LinkedHashMap<>();

  private record Entry(String id, long position, String hash, Map<String, String> fields) {
    long number(String field) {
      return Long.parseLong(fields.get(field));
    }
  }

  private record Head(long length, String hash) {}

  public static void main(String[] files) throws Exception {
    if (files.length != 3) {
      System.err.println("usage: java BookCheck.java book.txt checkpoint.txt keys.json");
      System.exit(2);
    }
    var findings = check(Path.of(files[0]), Path.of(files[1]), Path.of(files[2]));
    findings.forEach(System.out::println);
    System.out.println(findings.isEmpty() ? "OK" : findings.size() + " found");
    System.exit(findings.isEmpty() ? 0 : 1);
  }

  /** What is wrong, one line each; empty if nothing is. */
  public static List<String> check(Path book, Path checkpoint, Path keys) throws Exception {
    var check = new BookCheck();
    check.readBook(book);
    check.walk();
    check.compare(Files.readString(checkpoint), Files.readString(keys));
    return check.findings;
  }

  private void readBook(Path book) throws Exception {
    try (var lines = Files.newBufferedReader(book, StandardCharsets.UTF_8)) {
      if (!"xueshi.book.1".equals(lines.readLine())) {
        findings.add("NOT A BOOK " + book);
        return;
      }
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line.split(" "));
      }
    }
  }

  private void read(String[] words) throws Exception {
    switch (words[0]) {
      case "pack" -> packs.put(words[1], sha256(Base64.getDecoder().decode(words[2])));
      case "evidence" -> {
        var spelled = Base64.getDecoder().decode(words[3]);
        evidence.put(words[1], words[2].equals(sha256(spelled)) ? words[2] : "edited");
      }
      case "entry" -> {
        var spelled = Base64.getDecoder().decode(words[5]);
        if (!words[4].equals(sha256(spelled))) {
          findings.add("EDITED entry " + words[3] + " position " + words[2]);
        }
        chains
            .computeIfAbsent(words[1], person -> new ArrayList<>())
            .add(new Entry(words[3], Long.parseLong(words[2]), words[4], fields(spelled)));
      }
      default -> {}
    }
  }

  /** Every link: in its place, tied to the one before, standing on evidence as it was. */
  private void walk() {
    chains.forEach(
        (person, chain) -> {
          var previous = "0".repeat(64);
          var position = 0L;
          for (var entry : chain) {
            if (entry.position() != position + 1) {
              findings.add(
                  "MISSING positions %d to %d of person %s, before entry %s"
                      .formatted(position + 1, entry.position() - 1, person, entry.id()));
            } else if (!entry.fields().get("previous").equals(previous)) {
              findings.add("BROKEN LINK before entry " + entry.id() + " position " + (position + 1));
            }
            var behind = evidence.get(entry.fields().get("evidence"));
            if (!entry.fields().get("evidence-hash").equals(behind)) {
              findings.add("EVIDENCE of entry " + entry.id() + " was edited or is missing");
            }
            previous = entry.hash();
            position = entry.position();
          }
        });
  }

  private void compare(String checkpoint, String keys) throws Exception {
    var lines = checkpoint.split("\n", 3);
    var statement = verified(lines[1], keys);
    if (!"xueshi.checkpoint.1".equals(lines[0]) || statement == null) {
      findings.add("SIGNATURE of the checkpoint does not hold");
      return;
    }
    var headLines = lines.length > 2 ? lines[2] : "";
    if (!statement.get("heads").equals(sha256(headLines.getBytes(StandardCharsets.UTF_8)))) {
      findings.add("HEADS of the checkpoint file are not the signed ones");
      return;
    }
    compareHeads(heads(headLines), statement);
    statement.forEach(
        (name, value) -> {
          if (name.startsWith("pack.") && !value.equals(packs.get(name.substring(5)))) {
            findings.add("RULE PACK " + name.substring(5) + " was edited or is missing");
          }
        });
  }

  private void compareHeads(Map<String, Head> heads, Map<String, String> statement) {
    heads.forEach((person, head) -> compareHead(person, head));
    var entries = 0L;
    var posted = 0L;
    var held = 0L;
    var taken = Instant.parse(statement.get("taken"));
    for (var chain : chains.entrySet()) {
      var signed = heads.containsKey(chain.getKey()) ? heads.get(chain.getKey()).length() : 0;
      for (var entry : chain.getValue()) {
        if (entry.position() <= signed) {
          entries++;
          posted += entry.number("posted");
          held += entry.number("held");
        } else if (Instant.parse(entry.fields().get("recorded")).isBefore(taken.minus(UNDER_WAY))) {
          findings.add("ADDED IN THE PAST entry " + entry.id() + ": not in the checkpoint");
        }
      }
    }
    total("entries", entries, statement);
    total("posted", posted, statement);
    total("held", held, statement);
  }

  private void total(String name, long counted, Map<String, String> statement) {
    if (counted != Long.parseLong(statement.get(name))) {
      findings.add("TOTAL of %s is %d, signed was %s".formatted(name, counted, statement.get(name)));
    }
  }

  private void compareHead(String person, Head head) {
    var chain = chains.getOrDefault(person, List.of());
    var at = chain.stream().filter(entry -> entry.position() == head.length()).findFirst();
    if (at.isEmpty()) {
      findings.add("CUT OFF person %s: position %d is gone".formatted(person, head.length()));
    } else if (!at.get().hash().equals(head.hash())) {
      findings.add(
          "REWRITTEN up to entry %s, position %d of person %s"
              .formatted(at.get().id(), head.length(), person));
    }
  }

  private static Map<String, Head> heads(String lines) {
    var heads = new LinkedHashMap<String, Head>();
    lines
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> heads.put(words[1], new Head(Long.parseLong(words[2]), words[3])));
    return heads;
  }

  /** The seal's spelling: name:length:value and a line end, lengths in bytes, - for nothing. */
  private static Map<String, String> fields(byte[] spelled) {
    var fields = new HashMap<String, String>();
    for (var at = 0; at < spelled.length; ) {
      var name = until(spelled, at);
      at += name.getBytes(StandardCharsets.UTF_8).length + 1;
      var length = until(spelled, at);
      at += length.length() + 1;
      var bytes = length.equals("-") ? 0 : Integer.parseInt(length);
      fields.putIfAbsent(name, new String(spelled, at, bytes, StandardCharsets.UTF_8));
      at += bytes + 1;
    }
    return fields;
  }

  private static String until(byte[] spelled, int from) {
    var to = from;
    while (spelled[to] != ':') {
      to++;
    }
    return new String(spelled, from, to - from, StandardCharsets.UTF_8);
  }

  /** The lines of a JWS that one of the keys signed with ES256, or null. */
  private static Map<String, String> verified(String jws, String keys) throws Exception {
    var parts = jws.strip().split("\\.");
    var header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    var key = key(keys, member(header, "kid"));
    if (key == null || !"ES256".equals(member(header, "alg"))) {
      return null;
    }
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
      return null;
    }
    var statement = new LinkedHashMap<String, String>();
    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
        .lines()
        .map(line -> new String[] {line.substring(0, line.lastIndexOf('=')), line})
        .forEach(pair -> statement.put(pair[0], pair[1].substring(pair[0].length() + 1)));
    return statement;
  }

  private static PublicKey key(String keys, String kid) throws GeneralSecurityException {
    for (var one : Pattern.compile("\\{[^{}]*}").matcher(keys).results().toList()) {
      if (kid != null && kid.equals(member(one.group(), "kid"))) {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(one.group(), "x"), number(one.group(), "y"));
        return KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
      }
    }
    return null;
  }

  private static BigInteger number(String json, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(member(json, name)));
  }

  private static String member(String json, String name) {
    var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : null;
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
