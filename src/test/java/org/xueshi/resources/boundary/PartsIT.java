package org.xueshi.resources.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.xueshi.start.DemoFiles;
import org.xueshi.test.RunningTool;
import org.xueshi.web.control.Csrf;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Language;

/** Uploads in parts (tus), over a line that breaks. */
class PartsIT {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String PARTS = "/resources/parts";

  private final ALaunch trainer = ALaunch.as(CourseRole.TRAINER, Language.ZH_CN);
  private final byte[] file = DemoFiles.lecture();

  @Test
  void an_upload_goes_on_where_the_line_was_lost() throws Exception {
    var place = begun(trainer, file.length);
    var half = Arrays.copyOf(file, file.length / 2);
    assertThat(part(trainer, place, 0, half).statusCode()).isEqualTo(204);
    assertThat(where(trainer, place)).isEqualTo(half.length);
    assertThat(part(trainer, place, 0, half).statusCode()).as("twice").isEqualTo(409);
    assertThat(whole(trainer, place).statusCode()).as("not all is there").isEqualTo(422);
  }

  @Test
  void when_all_is_there_it_becomes_a_resource_once() throws Exception {
    var place = begun(trainer, file.length);
    var half = file.length / 2;
    part(trainer, place, 0, Arrays.copyOf(file, half));
    part(trainer, place, half, Arrays.copyOfRange(file, half, file.length));
    var taken = whole(trainer, place);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    var resource = taken.body().replaceAll(".*(/c/[^\"]+).*", "$1");
    var page = send(trainer, request(trainer, resource).GET());
    assertThat(page.body()).contains("分段 讲义").contains("讲义.pdf");
    assertThat(whole(trainer, place).statusCode()).as("its parts are gone").isEqualTo(404);
  }

  @Test
  void nobody_else_sees_it_learners_begin_none_and_too_much_is_refused_at_once() throws Exception {
    var place = begun(trainer, file.length);
    var other = ALaunch.as(CourseRole.TRAINER, Language.ZH_CN);
    var theirs = other.path(PARTS) + place.substring(place.lastIndexOf('/'));
    assertThat(part(other, theirs, 0, file).statusCode()).isEqualTo(404);
    assertThat(whole(other, theirs).statusCode()).isEqualTo(404);
    var learner = ALaunch.as(CourseRole.LEARNER, Language.ZH_CN);
    assertThat(begin(learner, 10).statusCode()).isEqualTo(403);
    assertThat(begin(trainer, 1L << 50).statusCode()).isEqualTo(413);
    assertThat(whole(trainer, "nonsense \u0000").statusCode()).isEqualTo(404);
    assertThat(whole(trainer, "/etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_refused_in_one_piece_is_refused_in_parts_and_leaves_nothing() throws Exception {
    var program = "MZ this is no lesson".getBytes(StandardCharsets.UTF_8);
    var place = begun(trainer, program.length);
    part(trainer, place, 0, program);
    var refused = whole(trainer, place);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"problem\"");
    assertThat(whole(trainer, place).statusCode()).isEqualTo(404);
  }

  private String begun(ALaunch launch, long length) throws Exception {
    var begun = begin(launch, length);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private HttpResponse<String> begin(ALaunch launch, long length) throws Exception {
    var request =
        request(launch, launch.path(PARTS))
            .header("Upload-Length", String.valueOf(length))
            .header(
                "Upload-Metadata", "filename " + base64("讲义.docx") + ",title " + base64("分段 讲义"))
            .POST(BodyPublishers.noBody());
    return send(launch, request);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> part(ALaunch launch, String place, long offset, byte[] bytes)
      throws Exception {
    var request =
        request(launch, place)
            .header("Upload-Offset", String.valueOf(offset))
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(bytes));
    return send(launch, request);
  }

  private long where(ALaunch launch, String place) throws Exception {
    var answer = send(launch, request(launch, place).method("HEAD", BodyPublishers.noBody()));
    return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
  }

  private HttpResponse<String> whole(ALaunch launch, String place) throws Exception {
    var form = "upload=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    var request =
        request(launch, launch.path(PARTS + "/whole"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send(launch, request);
  }

  private static HttpRequest.Builder request(ALaunch launch, String path) {
    return HttpRequest.newBuilder(URI.create(RunningTool.get().url(path)))
        .header("Cookie", "xs=" + launch.secret())
        .header("X-Csrf-Token", Csrf.token(launch.secret()))
        .header("Tus-Resumable", "1.0.0");
  }

  private static HttpResponse<String> send(ALaunch launch, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
