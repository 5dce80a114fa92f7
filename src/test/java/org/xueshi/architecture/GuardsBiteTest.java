package org.xueshi.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A rule is not a rule until it has been seen to bite: each one must refuse the house of offenders.
 */
class GuardsBiteTest {

  private static final String ROOT = "org.xueshi.architecture.offenders";
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> each_rule_refuses_its_offender() {
    var guards = new Guards(ROOT);
    return Stream.concat(
            // Of the ten "points down" rules, the one whose feature has an offender stands for all.
            guards.featuresPointDown().stream().limit(1),
            guards.all().stream().skip(guards.featuresPointDown().size()))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> refuses(rule)));
  }

  private static void refuses(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(OFFENDERS)).isInstanceOf(AssertionError.class);
  }
}
