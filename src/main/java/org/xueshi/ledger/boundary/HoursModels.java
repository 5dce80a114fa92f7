package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.ledger.control.Certificates;
import org.xueshi.ledger.control.CoursesUnderWay;
import org.xueshi.ledger.control.Statements;
import org.xueshi.ledger.entity.Statement;
import org.xueshi.people.control.Names;

/** Puts together what the teacher's page and the Office's page of a person both show. */
@RequestScoped
public class HoursModels {

  @Inject private Statements statements;
  @Inject private Instance<CoursesUnderWay> planners;
  @Inject private Certificates certificates;
  @Inject private Names names;
  @Inject private Clock clock;

  HoursModel of(UUID tenant, UUID person, HoursQuery asked, HoursModel.Place place) {
    var statement = statement(tenant, person, asked);
    var papers =
        new HoursModel.Papers(
            certificates.ofPerson(tenant, person), certificates.certifiable(tenant, person));
    var courses =
        asked.isPast()
            ? List.<CoursesUnderWay.UnderWay>of()
            : planners.stream().flatMap(one -> one.of(tenant, person).stream()).toList();
    return new HoursModel(
        statement,
        asked,
        asked.problem(),
        HoursLines.of(statement, asked),
        courses,
        names.of(tenant, actors(statement)),
        papers,
        place);
  }

  Statement statement(UUID tenant, UUID person, HoursQuery asked) {
    return statements.of(tenant, person, asked.known(clock.instant()));
  }

  private static List<String> actors(Statement statement) {
    var evidence = statement.lines().stream().map(line -> line.evidence().recordedBy().id());
    var book = statement.entries().stream().map(entry -> entry.head().by().id());
    return Stream.concat(evidence, book).distinct().toList();
  }
}
