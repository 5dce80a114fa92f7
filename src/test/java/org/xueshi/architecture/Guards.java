package org.xueshi.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of docs/ARCHITECTURE.md, each a sentence; relative to a root package, so that offenders
 * can be tried on them.
 */
final class Guards {

  /**
   * Lowest first; a feature may use those before it, except that two neighbours do not know each
   * other.
   */
  static final List<String> ORDER =
      List.of(
          "kernel",
          "people",
          "web",
          "roster",
          "lti",
          "ledger",
          "papers",
          "resources",
          "training",
          "followup",
          "gradebook",
          "reporting",
          "operations");

  private final String root;

  Guards(String root) {
    this.root = root;
  }

  /** Every rule of the house. */
  List<ArchRule> all() {
    var rules = new ArrayList<ArchRule>();
    rules.addAll(featuresPointDown());
    rules.add(resourcesAndLedgerAreStrangers());
    rules.add(noCycles());
    rules.add(theCoreIsPlainJava());
    rules.add(controlDoesNotKnowBoundary());
    rules.add(entityKnowsNeither());
    rules.add(storesAndClientsAreHidden());
    rules.add(sqlLivesInControl());
    rules.add(transactionsLiveInControl());
    rules.add(restLivesInBoundary());
    rules.add(timeIsPassedIn());
    rules.add(namesMeanSomething());
    return rules;
  }

  List<ArchRule> featuresPointDown() {
    var rules = new ArrayList<ArchRule>();
    for (var i = 0; i < ORDER.size(); i++) {
      var above =
          ORDER.subList(i + 1, ORDER.size()).stream().map(this::feature).toArray(String[]::new);
      if (above.length > 0) {
        rules.add(
            noClasses()
                .that()
                .resideInAPackage(feature(ORDER.get(i)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .because("dependencies point down: " + ORDER.get(i) + " is below")
                .allowEmptyShould(true));
      }
    }
    return rules;
  }

  ArchRule resourcesAndLedgerAreStrangers() {
    return noClasses()
        .that()
        .resideInAPackage(feature("resources"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(feature("ledger"))
        .because("a resource never earns hours by itself; training brings the two together")
        .allowEmptyShould(true);
  }

  ArchRule noCycles() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule theCoreIsPlainJava() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*.entity..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "org.jdbi..",
                    "org.eclipse..",
                    "org.apache.shiro..",
                    "gg.jte..")
                .and(DescribedPredicate.not(resideInAPackage("jakarta.persistence.."))))
        .because("rules are plain Java; only mapping annotations are allowed")
        .allowEmptyShould(true);
  }

  ArchRule controlDoesNotKnowBoundary() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*.control..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".*.boundary..")
        .because("boundary calls control, never the other way")
        .allowEmptyShould(true);
  }

  ArchRule entityKnowsNeither() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*.entity..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".*.boundary..", root + ".*.control..")
        .because("the core knows nobody")
        .allowEmptyShould(true);
  }

  ArchRule storesAndClientsAreHidden() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Store")
        .or()
        .haveSimpleNameEndingWith("Client")
        .and()
        .areTopLevelClasses()
        .should()
        .notHaveModifier(JavaModifier.PUBLIC)
        .because("others go through the use case")
        .allowEmptyShould(true);
  }

  ArchRule sqlLivesInControl() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".*.control..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.jdbi..", "javax.sql..")
                .or(named("jakarta.persistence.EntityManager")))
        .because("SQL and entity managers are control's")
        .allowEmptyShould(true);
  }

  ArchRule transactionsLiveInControl() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".*.control..")
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.transaction.."))
        .because("a use case is the transaction")
        .allowEmptyShould(true);
  }

  ArchRule restLivesInBoundary() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".*.boundary..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet.."))
        .because("HTTP stays at the rim")
        .allowEmptyShould(true);
  }

  ArchRule timeIsPassedIn() {
    return noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .because("time is a parameter: inject the Clock")
        .allowEmptyShould(true);
  }

  ArchRule namesMeanSomething() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Dto")
        .because("such a name says nothing")
        .allowEmptyShould(true);
  }

  private String feature(String name) {
    return root + "." + name + "..";
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe("named " + name, type -> type.getName().equals(name));
  }
}
