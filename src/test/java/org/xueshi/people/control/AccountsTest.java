package org.xueshi.people.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.entity.AccountRole;
import org.xueshi.test.TestDatabase;

class AccountsTest {

  private static final String FIRST = "first-password";

  private final TestDatabase database = TestDatabase.fresh();
  private final Accounts accounts =
      new Accounts(database.jdbi(), Clock.systemUTC(), new Passwords());
  private final UUID account = account();

  @Test
  void a_password_has_a_least_and_a_greatest_length_in_characters() {
    assertThat(refused("九个字的密码不够")).isEqualTo("people.password.short");
    assertThat(refused("长".repeat(201))).isEqualTo("people.password.long");
    accounts.changePassword(database.tenant(), account, FIRST, "长".repeat(200));
    assertThat(accounts.authenticate(database.tenant(), "office", "长".repeat(200))).isPresent();
  }

  @Test
  void a_whole_book_as_password_is_simply_wrong() {
    var book = "x".repeat(1 << 20);
    assertThat(accounts.authenticate(database.tenant(), "office", book)).isEmpty();
    assertThat(accounts.authenticate(database.tenant(), "nobody", book)).isEmpty();
    assertThat(accounts.authenticate(database.tenant(), "office", FIRST)).isPresent();
  }

  private String refused(String chosen) {
    var thrown = new Refusal[1];
    assertThatThrownBy(() -> accounts.changePassword(database.tenant(), account, FIRST, chosen))
        .isInstanceOfSatisfying(Refusal.class, refusal -> thrown[0] = refusal);
    return thrown[0].text().key();
  }

  private UUID account() {
    accounts.addIfAbsent(database.tenant(), "office", "教研室", AccountRole.OFFICE, FIRST);
    return accounts.authenticate(database.tenant(), "office", FIRST).orElseThrow().id();
  }
}
