package org.xueshi.lti.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.control.Arrivals.Opened;
import org.xueshi.lti.entity.RegistrationStatus;

/**
 * How often a launch asks the database: what it costs, when hundreds come at once. An observer of
 * {@code LaunchAccepted} adds its own.
 */
class LaunchStatementsTest {

  private final LtiWorld world = new LtiWorld();
  private final List<String> statements = new CopyOnWriteArrayList<>();

  @BeforeEach
  void everythingKnownButTheNextPerson() {
    world.registered(RegistrationStatus.ACTIVE);
    assertThat(world.launch()).isInstanceOf(Opened.class);
    world.jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            statements.add(context.getRawSql());
          }
        });
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_login_is_one_statement() {
    world.begin();

    assertThat(statements).hasSize(1);
  }

  @Test
  void the_launch_of_somebody_known_is_four_statements() {
    var begun = world.begin();
    statements.clear();

    assertThat(world.arrive(begun, world.claims(begun), begun.browser()))
        .isInstanceOf(Opened.class);
    assertThat(statements).hasSize(4);
  }

  @Test
  void a_first_launch_is_one_more() {
    var begun = world.begin();
    var claims = world.claims(begun);
    claims.put("sub", "somebody new");
    statements.clear();

    assertThat(world.arrive(begun, claims, begun.browser())).isInstanceOf(Opened.class);
    assertThat(statements).hasSize(5);
  }
}
