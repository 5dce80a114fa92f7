package org.xueshi.papers.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.ledger.control.DistrictKeys;
import org.xueshi.ledger.entity.Certificate;
import org.xueshi.papers.control.Badges;
import org.xueshi.papers.control.TeacherRecords;
import org.xueshi.papers.entity.TeacherRecord;
import org.xueshi.web.boundary.Csv;
import org.xueshi.web.boundary.Templates;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/**
 * A person's whole record as one zip: {@code record.json} with its schema, tables and a page to
 * read, the rules it was recognised by, credentials, and a manifest of digests signed with the
 * district's key.
 */
@ApplicationScoped
public class RecordZip {

  private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig().withFormatting(true));
  private static final String SCHEMA = "/papers/record.schema.json";

  private HandedOut handedOut;
  private TeacherRecords records;
  private Badges badges;
  private Sealing sealing;

  protected RecordZip() {}

  @Inject
  RecordZip(HandedOut handedOut, TeacherRecords records, Badges badges, Sealing sealing) {
    this.handedOut = handedOut;
    this.records = records;
    this.badges = badges;
    this.sealing = sealing;
  }

  /** With what key, in which words, from where. */
  @ApplicationScoped
  static class Sealing {
    private DistrictKeys keys;
    private Messages messages;
    private PublicUrls urls;

    protected Sealing() {}

    @Inject
    Sealing(DistrictKeys keys, Messages messages, PublicUrls urls) {
      this.keys = keys;
      this.messages = messages;
      this.urls = urls;
    }

    Words words() {
      return new Words(messages);
    }

    String signed(UUID tenant, String manifest) {
      var address = urls.absolute(Badges.KEYS) + "{kid}";
      return keys.sign(tenant, new DistrictKeys.Signing("xueshi-record+jws", address, manifest));
    }

    String keySet(UUID tenant) {
      return keys.keySet(tenant);
    }
  }

  /** The download, for whoever may see it. */
  Response of(UUID tenant, UUID person) {
    return Response.ok(bytes(tenant, person))
        .type("application/zip")
        .header("Content-Disposition", "attachment; filename=\"record.zip\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  byte[] bytes(UUID tenant, UUID person) {
    var handed = handedOut.ofPerson(tenant, person);
    var record = records.of(tenant, person, handed.stream().map(RecordZip::handout).toList());
    var files = new LinkedHashMap<String, byte[]>();
    put(files, "index.html", page(record));
    put(files, "record.json", JSON.toJson(record));
    put(files, "record.schema.json", resource(SCHEMA));
    put(files, "entries.csv", Csv.table(entries(record)));
    put(files, "evidence.csv", Csv.table(evidence(record)));
    records
        .documents(tenant, record.rules())
        .forEach((code, document) -> put(files, "rules/" + code + ".json", document));
    handed.stream()
        .filter(one -> one.certificate() != null && one.status() == Certificate.Status.VALID)
        .forEach(
            one ->
                put(
                    files,
                    "badges/" + one.code() + ".jwt",
                    badges.signed(tenant, one.certificate().certificate())));
    var manifest = manifest(record, files);
    put(files, "manifest.json", manifest);
    put(files, "manifest.jws", sealing.signed(tenant, manifest));
    put(files, "jwks.json", sealing.keySet(tenant));
    return zip(files, record.madeAt());
  }

  private static TeacherRecord.Handout handout(Handed one) {
    var what =
        one.certificate() != null
            ? one.certificate().certificate().content().courseTitle()
            : one.paper().paper().content().series();
    return new TeacherRecord.Handout(
        one.code(), one.kind(), one.status().name(), one.issuedAt(), what);
  }

  private String page(TeacherRecord record) {
    Map<String, Object> parameters = Map.of("words", sealing.words(), "model", record);
    return "<!DOCTYPE html>\n"
        + Templates.render("papers/print/record.jte", parameters)
            .replace("</head>", "<style>" + resource("/print/record.css") + "</style></head>");
  }

  /** Names as in the JSON, so that tables and JSON can be held against each other. */
  private static Stream<List<String>> entries(TeacherRecord record) {
    var header =
        List.of(
            "position",
            "id",
            "type",
            "postedMinutes",
            "heldMinutes",
            "hourMinutes",
            "earnedOn",
            "recordedAt",
            "mode",
            "grade",
            "course",
            "evidence",
            "target",
            "rulePack",
            "hash");
    return Stream.concat(
        Stream.of(header),
        record.entries().stream()
            .map(
                line ->
                    List.of(
                        String.valueOf(line.position()),
                        line.id().toString(),
                        line.type(),
                        String.valueOf(line.postedMinutes()),
                        String.valueOf(line.heldMinutes()),
                        String.valueOf(line.hourMinutes()),
                        line.earnedOn().toString(),
                        line.recordedAt().toString(),
                        line.mode(),
                        line.grade(),
                        line.course().title(),
                        line.evidence().toString(),
                        line.target() == null ? "" : line.target().toString(),
                        line.rulePack(),
                        line.hash())));
  }

  private static Stream<List<String>> evidence(TeacherRecord record) {
    var header =
        List.of(
            "id",
            "source",
            "title",
            "course",
            "grade",
            "mode",
            "minutes",
            "earnedOn",
            "recordedAt",
            "hash");
    return Stream.concat(
        Stream.of(header),
        record.evidence().stream()
            .map(
                one ->
                    List.of(
                        one.id().toString(),
                        one.source(),
                        one.title(),
                        one.course().title(),
                        one.grade(),
                        one.mode(),
                        String.valueOf(one.minutes()),
                        one.earnedOn().toString(),
                        one.recordedAt().toString(),
                        one.hash())));
  }

  private static String manifest(TeacherRecord record, Map<String, byte[]> files) {
    var list = Json.createArrayBuilder();
    files.forEach(
        (name, bytes) ->
            list.add(
                Json.createObjectBuilder()
                    .add("name", name)
                    .add("bytes", bytes.length)
                    .add("sha256", HexFormat.of().formatHex(Digests.sha256(bytes)))));
    return Json.createObjectBuilder()
        .add("format", "xueshi.manifest.1")
        .add("madeAt", record.madeAt().toString())
        .add("person", record.person().toString())
        .add("files", list)
        .build()
        .toString();
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String path) {
    try (var in = RecordZip.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] zip(Map<String, byte[]> files, Instant at) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
