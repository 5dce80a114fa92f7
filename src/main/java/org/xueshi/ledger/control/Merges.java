package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Book;
import org.xueshi.people.control.IdentityMerges;
import org.xueshi.people.entity.IdentityMerge;
import org.xueshi.web.entity.Actor;

/**
 * 身份合并 in the book: no entry moves. While two rows become one person, or two again, nobody writes
 * into their books; from then on every reading and every decision of the gate has both in hand.
 */
@ApplicationScoped
public class Merges {

  private IdentityMerges merges;
  private ChainStore chains;
  private Books books;

  protected Merges() {}

  @Inject
  Merges(IdentityMerges merges, ChainStore chains, Books books) {
    this.merges = merges;
    this.chains = chains;
    this.books = books;
  }

  /**
   * Accepts (and does) or refuses a request; see {@link IdentityMerges#decide}.
   *
   * @throws Refusal as there
   */
  @Transactional
  public IdentityMerge decide(UUID id, boolean accept, String reason, Actor actor) {
    var tenant = actor.tenant();
    var merge = merges.get(tenant, id);
    chains.lock(tenant, List.of(merge.absorbed(), merge.kept()));
    return merges.decide(tenant, id, accept, reason, by(actor));
  }

  /** How people name whoever asks and decides. */
  public static IdentityMerge.By by(Actor actor) {
    return new IdentityMerge.By(actor.kind(), actor.id());
  }

  /** The books of some rows; rows that are one person share it. */
  @Transactional
  public Map<UUID, Book> books(UUID tenant, List<UUID> rows) {
    return books.of(tenant, rows);
  }
}
