package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.shiro.authc.credential.DefaultPasswordService;
import org.apache.shiro.authc.credential.PasswordService;

/** Password hashing as Shiro does it (Argon2id, salted, parameters kept in the hash). */
@ApplicationScoped
public class Passwords {

  /** Compared against when there is no such account, so that both answers take the same time. */
  private volatile String nobody;

  private final PasswordService service = new DefaultPasswordService();

  public String hash(String plain) {
    return service.encryptPassword(plain);
  }

  public boolean matches(String plain, String hash) {
    return service.passwordsMatch(plain, hash);
  }

  void pretend(String plain) {
    if (nobody == null) {
      nobody = hash("nobody");
    }
    matches(plain, nobody);
  }
}
