package org.xueshi.people.entity;

import java.util.Set;

/** Who works in the console (article 6.1), with the Shiro permissions that go with it. */
public enum AccountRole {
  /** 教研室: runs training, keeps the book. */
  OFFICE(
      Set.of(
          "platform:*",
          "ledger:*",
          "people:*",
          "course:*",
          "resource:*",
          "gradebook:*",
          "rule:*",
          "audit:read",
          "place:manage",
          "place:read")),
  /** 教育局: sees everything, supervises, reviews applications; writes nothing in the book. */
  BUREAU(
      Set.of(
          "platform:read",
          "ledger:read",
          "people:read",
          "course:read",
          "resource:read",
          "gradebook:read",
          "rule:read",
          "audit:read",
          "place:read",
          "place:review")),
  /** 学校: recommends its own teachers, and sees nobody else's. */
  SCHOOL(Set.of("place:recommend", "school:own"));

  private final Set<String> permissions;

  AccountRole(Set<String> permissions) {
    this.permissions = permissions;
  }

  public Set<String> permissions() {
    return permissions;
  }
}
