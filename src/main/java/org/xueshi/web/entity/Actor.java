package org.xueshi.web.entity;

import java.util.UUID;

/**
 * Who did it, as the book remembers it.
 *
 * @param kind PERSON, ACCOUNT, TOKEN, SYSTEM or ANYONE
 * @param id identifier of that person, account, token or job
 */
public record Actor(UUID tenant, String kind, String id) {

  /** A job of the product itself, by its name. */
  public static Actor system(UUID tenant, String job) {
    return new Actor(tenant, "SYSTEM", job);
  }
}
