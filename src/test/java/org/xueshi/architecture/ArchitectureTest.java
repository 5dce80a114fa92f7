package org.xueshi.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shipped classes keep the house rules. */
class ArchitectureTest {

  private static final JavaClasses SHIPPED =
      new ClassFileImporter().importPath(Path.of("target/classes/org/xueshi"));

  @TestFactory
  Stream<DynamicTest> the_shipped_classes_keep_every_rule() {
    return new Guards("org.xueshi")
        .all().stream()
            .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(SHIPPED)));
  }
}
