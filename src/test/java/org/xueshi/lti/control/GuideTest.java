package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.lti.entity.CheckupItem;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.PublicUrls;

/**
 * The administrator's guides against the product: every address, parameter, setting and finding in
 * them is the real one. {@code -Dguide.write=true} writes the table of findings anew.
 */
class GuideTest {

  private static final String OURS = "https://xueshi.example.cn";
  private static final String MOODLE = "https://moodle.example.cn";
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final String BEGIN = "<!-- doctor -->\n";
  private static final String END = "<!-- /doctor -->";

  private final ToolDescription tool =
      new ToolDescription(new Messages(), new PublicUrls(OURS, "https://content.example.cn"));

  @ParameterizedTest
  @CsvSource({"moodle.zh-CN.md", "moodle.en.md"})
  void our_addresses_are_the_ones_we_register_with(String guide) throws IOException {
    var told = codes(guide).stream().filter(code -> code.startsWith(OURS)).toList();

    assertThat(new TreeSet<>(told))
        .containsExactlyInAnyOrder(OURS, tool.launchUrl(), tool.loginUrl(), tool.keysUrl());
    var registered = new Claims(tool.registration());
    assertThat(rows(guide, "Redirection URI(s)"))
        .contains(registered.texts("redirect_uris").get(0));
    assertThat(rows(guide, "Initiate login URL"))
        .contains(registered.exact("initiate_login_uri").orElseThrow());
    assertThat(rows(guide, "Public keyset")).contains(registered.exact("jwks_uri").orElseThrow());
    assertThat(rows(guide, "Tool name")).contains(registered.exact("client_name").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"moodle.zh-CN.md", "moodle.en.md"})
  void custom_parameters_are_the_ones_we_register_with(String guide) throws IOException {
    var custom =
        new Claims(tool.registration())
            .object("https://purl.imsglobal.org/spec/lti-tool-configuration")
            .object("custom_parameters");
    var told = codes(guide).stream().filter(code -> code.contains("=$")).toList();

    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            custom.values().keySet().stream()
                .map(name -> name + "=" + custom.exact(name).orElseThrow())
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"moodle.zh-CN.md", "moodle.en.md"})
  void moodles_addresses_are_those_a_real_moodle_publishes(String guide) throws IOException {
    var recorded =
        Files.readString(
            Path.of("src/test/resources/moodle-4.5/platform/openid-configuration.json"));
    var told = codes(guide).stream().filter(code -> code.startsWith(MOODLE + "/")).toList();

    assertThat(told).hasSize(3);
    for (var address : told) {
      assertThat(recorded.replace("\\/", "/")).contains(address.substring(MOODLE.length()));
    }
    var form = PlatformForm.ofMoodle(MOODLE);
    assertThat(told)
        .containsExactly(form.authorizationEndpoint(), form.tokenEndpoint(), form.jwksUri());
    for (var part : List.of("issuer", "clientId", "deploymentIds", "authorizationEndpoint")) {
      assertThat(codes(guide)).contains(part);
    }
  }

  @ParameterizedTest
  @CsvSource({"moodle.zh-CN.md", "moodle.en.md", "README.md"})
  void every_setting_exists_with_the_default_told(String guide) throws IOException {
    var defaults = new Properties();
    defaults.load(
        new StringReader(
            Files.readString(
                Path.of("src/main/resources/META-INF/microprofile-config.properties"))));
    for (var setting : codes(guide)) {
      if (setting.startsWith("xueshi.") && !setting.equals("xueshi.lti.key-secret")) {
        assertThat(defaults.stringPropertyNames()).contains(setting);
        var told = Pattern.compile("`(P\\d+D)`").matcher(rows(guide, setting));
        if (told.find()) {
          assertThat(told.group(1)).as(setting).isEqualTo(defaults.getProperty(setting));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"moodle.zh-CN.md, zh_CN", "moodle.en.md, en"})
  void every_finding_of_the_doctor_is_in_the_table(String guide, String language)
      throws IOException {
    var file = Path.of("lti-config", guide);
    var text = Files.readString(file);
    var table = table(language);
    if (Boolean.getBoolean("guide.write")) {
      var from = text.indexOf(BEGIN) + BEGIN.length();
      text = text.substring(0, from) + table + text.substring(text.indexOf(END));
      Files.writeString(file, text);
    }

    assertThat(text).contains(BEGIN + table + END);
  }

  @ParameterizedTest
  @CsvSource({
    "moodle.zh-CN.md, zh_CN, '生成邀请,确认接入,批准，允许进入,现在体检,手工登记平台,自动填写,确认更新'",
    "moodle.en.md, en, 'Make an invitation,Connect,Approve and let it in,Check now,Register a platform by"
        + " hand,Fill in,Update'"
  })
  void buttons_are_called_what_the_pages_call_them(String guide, String language, String names)
      throws IOException {
    var text = withoutTable(guide);
    var words = words(language).values();
    for (var name : names.split(",")) {
      assertThat(text).contains("**" + name + "**");
      assertThat(words).contains(name);
    }
  }

  @org.junit.jupiter.api.Test
  void the_example_can_be_registered() throws IOException {
    var read =
        new Claims(
            Jose.json(Files.readString(Path.of("lti-config/examples/moodle.json"))).orElseThrow());
    var form =
        new PlatformForm(
            text(read, "name"),
            text(read, "issuer"),
            text(read, "clientId"),
            text(read, "authorizationEndpoint"),
            text(read, "tokenEndpoint"),
            text(read, "tokenAudience"),
            text(read, "jwksUri"),
            read.texts("deploymentIds"),
            null);

    assertThat(form.faults()).isEmpty();
    assertThat(form.jwksUri()).isEqualTo(PlatformForm.ofMoodle(form.issuer()).jwksUri());
  }

  private static String text(Claims read, String name) {
    return read.exact(name).orElse(null);
  }

  private static String table(String language) throws IOException {
    var words = words(language);
    var chinese = language.equals("zh_CN");
    var rows = new StringBuilder();
    rows.append(chinese ? "| 项目 | 体检说 | 办法 |\n" : "| item | the check-up says | what to do |\n");
    rows.append("|---|---|---|\n");
    for (var item : CheckupItem.values()) {
      for (var key : fixes(words, "lti.doctor." + item + ".")) {
        row(rows, words.getProperty("lti.doctor.item." + item), words, key);
      }
    }
    for (var key : fixes(words, "lti.doctor.kind.")) {
      row(rows, chinese ? "（任何一项）" : "(any)", words, key);
    }
    return rows.toString();
  }

  private static Properties words(String language) throws IOException {
    var words = new Properties();
    words.load(
        new StringReader(
            Files.readString(Path.of("src/main/resources/messages_" + language + ".properties"))));
    return words;
  }

  private static void row(StringBuilder rows, String item, Properties words, String key) {
    rows.append("| ").append(item).append(" | ").append(plain(words.getProperty(key)));
    rows.append(" | ").append(plain(words.getProperty(key + ".fix"))).append(" |\n");
  }

  private static List<String> fixes(Properties words, String prefix) {
    var keys = new ArrayList<String>();
    for (var name : new TreeSet<>(words.stringPropertyNames())) {
      if (name.startsWith(prefix) && name.endsWith(".fix")) {
        keys.add(name.substring(0, name.length() - ".fix".length()));
      }
    }
    return keys;
  }

  private static String plain(String pattern) {
    return pattern.replace("''", "'").replaceAll("\\{\\d[^}]*}", "…").replace("|", "/");
  }

  private static List<String> codes(String guide) throws IOException {
    var codes = new ArrayList<String>();
    var matcher = CODE.matcher(withoutTable(guide));
    while (matcher.find()) {
      codes.add(matcher.group(1).replaceFirst("^curl ", ""));
    }
    return codes;
  }

  /** The rows of tables that begin with a field. */
  private static String rows(String guide, String field) throws IOException {
    return String.join(
        "\n",
        withoutTable(guide)
            .lines()
            .filter(line -> line.startsWith("|") && line.split("\\|")[1].contains(field))
            .toList());
  }

  private static String withoutTable(String guide) throws IOException {
    var text = Files.readString(Path.of("lti-config", guide));
    return text.contains(BEGIN) ? text.substring(0, text.indexOf(BEGIN)) : text;
  }
}
