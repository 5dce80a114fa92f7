package org.xueshi.operations.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.operations.entity.Finding.Level.BAD;
import static org.xueshi.operations.entity.Finding.Level.GOOD;
import static org.xueshi.operations.entity.Finding.Level.WARN;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xueshi.operations.entity.Finding.Level;
import org.xueshi.operations.entity.Situation.DatabaseFacts;
import org.xueshi.operations.entity.Situation.FileFacts;
import org.xueshi.operations.entity.Situation.Settings;

class SetUpExamTest {

  private static final long GIB = 1L << 30;
  private static final String PUBLIC = "https://xueshi.example.cn";
  private static final String CONTENT = "https://content.example.cn";
  private static final Settings SOUND = new Settings(PUBLIC, CONTENT, true, false, false, false);
  private static final DatabaseFacts DATABASE =
      new DatabaseFacts(170002, false, false, true, Duration.ofMillis(20));
  private static final FileFacts FILES = new FileFacts(true, 80 * GIB, 100 * GIB);

  @Test
  void a_sound_set_up_has_only_good_findings() {
    assertThat(SetUpExam.examine(new Situation(SOUND, DATABASE, FILES)))
        .hasSize(12)
        .allMatch(finding -> finding.level() == GOOD);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        settings(new Settings("http://x.example.cn", CONTENT, true, false, false, false), "https"),
        settings(
            new Settings(PUBLIC, PUBLIC + ":8443", true, false, false, false), "contentOrigin"),
        settings(new Settings(PUBLIC, CONTENT, false, false, false, false), "keySecret"),
        settings(new Settings(PUBLIC, CONTENT, true, true, false, false), "passwords"),
        settings(new Settings(PUBLIC, CONTENT, true, false, true, false), "loopbackPlatforms"),
        Arguments.of(
            new Situation(new Settings(PUBLIC, CONTENT, true, false, false, true), DATABASE, FILES),
            "adminToken",
            WARN),
        database(new DatabaseFacts(140011, false, false, true, Duration.ZERO), "version", BAD),
        database(new DatabaseFacts(170002, true, false, true, Duration.ZERO), "superuser", BAD),
        database(new DatabaseFacts(170002, false, true, true, Duration.ZERO), "mayRewrite", BAD),
        database(new DatabaseFacts(170002, false, false, false, Duration.ZERO), "durable", BAD),
        database(
            new DatabaseFacts(170002, false, false, true, Duration.ofSeconds(6)), "clock", WARN),
        database(
            new DatabaseFacts(170002, false, false, true, Duration.ofSeconds(61)), "clock", BAD),
        files(new FileFacts(false, 80 * GIB, 100 * GIB), "filesWritable", BAD),
        files(new FileFacts(true, 9 * GIB, 100 * GIB), "disk", WARN),
        files(new FileFacts(true, GIB - 1, 100 * GIB), "disk", BAD));
  }

  @ParameterizedTest(name = "{1} is {2}")
  @MethodSource("faults")
  void each_fault_is_found_alone_and_comes_first(Situation now, String code, Level level) {
    var findings = SetUpExam.examine(now);
    assertThat(findings.get(0))
        .extracting(Finding::code, Finding::level)
        .containsExactly(code, level);
    assertThat(findings.subList(1, findings.size())).allMatch(each -> each.level() == GOOD);
  }

  @Test
  void on_loopback_the_settings_of_a_trial_are_only_worth_minding() {
    var trial =
        new Settings("http://localhost:8080", "http://localhost:8080", false, true, true, true);
    assertThat(SetUpExam.examine(new Situation(trial, DATABASE, FILES)))
        .filteredOn(finding -> finding.level() != GOOD)
        .hasSize(6)
        .allMatch(finding -> finding.level() == WARN);
  }

  private static Arguments settings(Settings settings, String code) {
    return Arguments.of(new Situation(settings, DATABASE, FILES), code, BAD);
  }

  private static Arguments database(DatabaseFacts database, String code, Level level) {
    return Arguments.of(new Situation(SOUND, database, FILES), code, level);
  }

  private static Arguments files(FileFacts files, String code, Level level) {
    return Arguments.of(new Situation(SOUND, DATABASE, files), code, level);
  }
}
