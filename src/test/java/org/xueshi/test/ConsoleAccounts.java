package org.xueshi.test;

import java.time.Clock;
import java.util.UUID;
import org.xueshi.people.control.Accounts;
import org.xueshi.people.control.Passwords;
import org.xueshi.people.entity.AccountRole;

/**
 * Console accounts for tests that need one of their own; the password must be changed at the first
 * sign-in.
 */
public final class ConsoleAccounts {

  private ConsoleAccounts() {}

  public static void add(
      RunningTool tool, String login, String name, AccountRole role, String password) {
    var database = tool.database();
    var tenant =
        database.withHandle(
            handle -> handle.createQuery("select tenant_id from district").mapTo(UUID.class).one());
    new Accounts(database, Clock.systemUTC(), new Passwords())
        .addIfAbsent(tenant, login, name, role, password);
  }
}
