package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.SheetRun.Trouble;
import org.xueshi.lti.control.PlatformFailure;
import org.xueshi.lti.control.WebServices.Site;
import org.xueshi.lti.control.WebServicesOf;
import org.xueshi.test.TestDatabase;

/** A site whose member list misbehaves. */
class MoodleRosterTest {

  private static final Pattern FROM = Pattern.compile("limitfrom.*?value%5D=(\\d+)");

  private final TestDatabase database = TestDatabase.fresh();
  private final List<String> addresses = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void pages_that_come_again_and_again_end_with_a_clear_state() throws Exception {
    var site = site(form -> users(0, MoodleRoster.PAGE));
    assertThatThrownBy(() -> roster(site))
        .isInstanceOfSatisfying(
            GradeSource.Unreadable.class,
            no -> assertThat(no.trouble()).isEqualTo(Trouble.UNUSABLE));
    assertThat(calls.get()).isEqualTo(2);
  }

  @Test
  void a_hundred_thousand_members_are_read_to_the_end() throws Exception {
    var all = 100_000;
    var site =
        site(
            form -> {
              var from = from(form);
              return users(from, Math.min(all, from + MoodleRoster.PAGE));
            });
    assertThat(roster(site)).hasSize(all);
    assertThat(calls.get()).isEqualTo(all / MoodleRoster.PAGE + 1);
  }

  @Test
  void members_without_end_stop_at_a_bound() throws Exception {
    var site = site(form -> users(from(form), from(form) + MoodleRoster.PAGE));
    assertThatThrownBy(() -> roster(site)).isInstanceOf(GradeSource.Unreadable.class);
    assertThat(calls.get()).isLessThan(400);
  }

  @Test
  void teachers_are_no_learners_and_the_token_is_never_in_an_address() throws Exception {
    var site =
        site(
            form ->
                "[{\"id\":1,\"idnumber\":\"T1\",\"roles\":[{\"shortname\":\"editingteacher\"}]},"
                    + "{\"id\":2,\"idnumber\":\"G1\",\"roles\":[{\"shortname\":\"student\"}]}]");
    assertThat(roster(site)).extracting(MoodleRoster.Learner::id).containsExactly("2");
    assertThat(addresses).noneMatch(address -> address.contains("0123456789abcdef"));
    assertThat(site.site().toString()).doesNotContain("0123456789abcdef");
  }

  @Test
  void an_answer_that_is_a_page_is_no_answer() throws Exception {
    var site = site(form -> "<html><body>维护中</body></html>");
    assertThatThrownBy(() -> roster(site))
        .isInstanceOfSatisfying(
            PlatformFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(PlatformFailure.Kind.UNUSABLE_ANSWER));
  }

  private record Asked(WebServicesOf services, Site site) {}

  private static List<MoodleRoster.Learner> roster(Asked asked) {
    return new MoodleRoster(asked.services().services()).of(asked.site(), "2");
  }

  private static int from(String form) {
    var from = FROM.matcher(form);
    return from.find() ? Integer.parseInt(from.group(1)) : 0;
  }

  private static String users(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"id\":" + (i + 1) + ",\"fullname\":\"学员\",\"idnumber\":\"G" + i + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Asked site(UnaryOperator<String> answer) throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/webservice/rest/server.php",
        exchange -> {
          calls.incrementAndGet();
          addresses.add(exchange.getRequestURI().toString());
          var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var body = answer.apply(form).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    var services = WebServicesOf.issuer(issuer, database.jdbi(), database.tenant());
    var token = "0123456789abcdef0123456789abcdef";
    return new Asked(services, new Site(database.tenant(), services.registration(), token));
  }
}
