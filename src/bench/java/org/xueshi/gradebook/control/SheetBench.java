package org.xueshi.gradebook.control;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xueshi.gradebook.entity.CountedColumn.Terms;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.lti.control.Vault;
import org.xueshi.lti.control.WebServicesOf;
import org.xueshi.training.entity.CourseRun;

/**
 * Reading a platform's whole gradebook and comparing it, against a site that answers from memory;
 * beside curl fetching the same answers and a bare multi-row INSERT of the same cells.
 */
public final class SheetBench implements AutoCloseable {

  private static final Pattern USER = Pattern.compile("userid=(\\d+)");
  private static final Pattern FROM = Pattern.compile("limitfrom.*?value%5D=(\\d+)");
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final SheetWorld sheet = new SheetWorld();
  private final int people;
  private final int columns;
  private final HttpServer site;
  private final WebServicesOf services;
  private final CourseRun course;
  private final SheetReader reader;

  public SheetBench(int people, int columns) throws IOException {
    this.people = people;
    this.columns = columns;
    this.site = site();
    var training = sheet.world.training;
    var tenant = sheet.world.tenant;
    services = WebServicesOf.issuer(address(), training.jdbi, tenant);
    course = training.aRun(services.registration() + "/2");
    var connections =
        new SiteConnections(
            new SiteConnectionStore(training.jdbi),
            services.services(),
            new Vault(Optional.empty()),
            training.runs,
            sheet.world.clock);
    connections.keep(tenant, services.registration(), TOKEN);
    reader =
        new SheetReader(
            sheet.stores,
            List.of(
                new MoodleSource(
                    services.services(),
                    connections,
                    sheet.counted,
                    new MoodleRoster(services.services()))),
            new SheetReader.After(sheet.lines, sheet.applies),
            training.runs,
            sheet.world.clock);
    teachers(tenant);
    count(tenant);
  }

  private void teachers(UUID tenant) {
    sheet.world.training.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into person (tenant_id, id, staff_number, family_name, given_name, version)
                select ?, gen_random_uuid(), 'B' || i, '张', '教师' || i, 1
                from generate_series(1, ?) as i
                """,
                tenant,
                people));
  }

  private void count(UUID tenant) {
    var none = new SheetRun.Progress(0, 0, 0, 0, 0);
    var now = sheet.world.clock.instant();
    var run =
        new SheetRun(
            tenant,
            Ids.next(),
            course.id(),
            SheetSource.MOODLE,
            null,
            false,
            SheetRun.State.READ,
            now,
            none,
            null,
            now);
    sheet
        .stores
        .columns()
        .see(
            run,
            IntStream.rangeClosed(1, columns)
                .mapToObj(
                    i ->
                        new SheetColumn(
                            "item:" + i, SheetColumn.Kind.MANUAL, "列" + i, BigDecimal.valueOf(100)))
                .toList());
    var terms = new HashMap<UUID, Terms>();
    for (var column : sheet.counted.of(tenant, course.id())) {
      terms.put(column.id(), new Terms(60, 0, 45, Mode.REMOTE, true));
    }
    sheet.counted.count(tenant, course.id(), terms);
  }

  /** Seconds of one whole run: read, kept, compared. */
  public double read() {
    sheet.world.clock.forward(60);
    var began = System.nanoTime();
    var run = sheet.runs.start(course.id(), sheet.world.office);
    reader.readNext(sheet.world.tenant);
    var seconds = (System.nanoTime() - began) / 1e9;
    var ended = sheet.runs.get(sheet.world.tenant, run.id());
    if (ended.state() != SheetRun.State.READ || ended.progress().read() != people) {
      throw new IllegalStateException(ended.toString());
    }
    return seconds;
  }

  /** Seconds of curl, one process, fetching the same answers, and of a bare INSERT of the cells. */
  public double floor() throws IOException, InterruptedException {
    var config = Files.createTempFile("sheet-bench", ".curl");
    var lines =
        IntStream.rangeClosed(1, people)
            .mapToObj(
                i ->
                    "url = \""
                        + address()
                        + "/webservice/rest/server.php\"\n"
                        + "data = \"wsfunction=gradereport_user_get_grade_items&userid="
                        + i
                        + "\"\noutput = /dev/null\nnext\n")
            .collect(Collectors.joining());
    Files.writeString(config, lines.substring(0, lines.length() - "next\n".length()));
    var began = System.nanoTime();
    var curl = new ProcessBuilder("curl", "-s", "-K", config.toString()).inheritIO().start();
    if (curl.waitFor() != 0) {
      throw new IllegalStateException("curl " + curl.exitValue());
    }
    insert();
    Files.delete(config);
    return (System.nanoTime() - began) / 1e9;
  }

  /** A thousand rows a statement, the same columns, nothing else. */
  private void insert() {
    var jdbi = sheet.world.training.jdbi;
    var run = sheet.runs.latest(sheet.world.tenant, course.id()).orElseThrow().id();
    var other = Ids.next();
    jdbi.useTransaction(
        handle -> {
          for (var from = 1; from <= people * columns; from += 1000) {
            var last = Math.min(people * columns, from + 999);
            var values =
                IntStream.rangeClosed(from, last)
                    .mapToObj(
                        i ->
                            "('"
                                + sheet.world.tenant
                                + "','"
                                + other
                                + "','FILE','"
                                + i
                                + "','item:1','"
                                + run
                                + "',"
                                + i % 100
                                + ",100,now(),false,now())")
                    .collect(Collectors.joining(","));
            handle.execute("insert into sheet_cell values " + values);
          }
        });
  }

  /** Most bytes in use after a collection, since the virtual machine began. */
  public static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private String address() {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }

  private HttpServer site() throws IOException {
    // Without it every answer waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext(
        "/webservice/rest/server.php",
        exchange -> {
          var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var body = answer(form).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private String answer(String form) {
    if (form.contains("get_enrolled_users")) {
      var from = FROM.matcher(form);
      var first = from.find() ? Integer.parseInt(from.group(1)) : 0;
      return IntStream.range(first, Math.min(people, first + MoodleRoster.PAGE))
          .mapToObj(i -> "{\"id\":" + (i + 1) + ",\"idnumber\":\"B" + (i + 1) + "\"}")
          .collect(Collectors.joining(",", "[", "]"));
    }
    var user = USER.matcher(form);
    return user.find() ? grades(Integer.parseInt(user.group(1))) : "[]";
  }

  /** As many fields as Moodle sends, so that there is as much to read. */
  private String grades(int user) {
    return IntStream.rangeClosed(1, columns)
        .mapToObj(
            i ->
                "{\"id\":"
                    + i
                    + ",\"itemname\":\"列"
                    + i
                    + "\",\"itemtype\":\"manual\","
                    + "\"itemmodule\":null,\"iteminstance\":null,\"itemnumber\":0,"
                    + "\"idnumber\":\"\",\"categoryid\":1,\"outcomeid\":null,\"scaleid\":null,"
                    + "\"locked\":false,\"weightraw\":0.05,\"weightformatted\":\"5.00 %\","
                    + "\"graderaw\":"
                    + (user * 7 + i * 13) % 101
                    + ",\"gradedatesubmitted\":null,\"gradedategraded\":1795518855,"
                    + "\"gradehiddenbydate\":false,\"gradeneedsupdate\":false,"
                    + "\"gradeishidden\":false,\"gradeislocked\":false,"
                    + "\"gradeisoverridden\":false,\"gradeformatted\":\"88.00\",\"grademin\":0,"
                    + "\"grademax\":100,\"rangeformatted\":\"0&ndash;100\","
                    + "\"percentageformatted\":\"88.00 %\",\"feedback\":\"\","
                    + "\"feedbackformat\":0}")
        .collect(
            Collectors.joining(
                ",", "{\"usergrades\":[{\"userid\":" + user + ",\"gradeitems\":[", "]}]}"));
  }

  @Override
  public void close() {
    site.stop(0);
    sheet.close();
  }
}
