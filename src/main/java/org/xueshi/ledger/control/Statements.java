package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Statement;

/** 学时明细: what a person sees of their hours, on today or any past day; folded when asked. */
@ApplicationScoped
public class Statements {

  private Books books;
  private Recognitions recognitions;
  private Standings standings;

  protected Statements() {}

  @Inject
  public Statements(Books books, Recognitions recognitions, Standings standings) {
    this.books = books;
    this.recognitions = recognitions;
    this.standings = standings;
  }

  /**
   * @param known as of which earned day, as known on which instant
   * @throws org.xueshi.kernel.entity.Refusal INVALID ({@code ledger.refusal.noRule}) if no pack is
   *     in force on that day
   */
  @Transactional
  public Statement of(UUID tenant, UUID person, Known known) {
    var proposals = recognitions.proposeForPerson(tenant, person);
    var standing = standings.of(tenant, person, known, proposals);
    return Statement.of(standing, books.of(tenant, person), proposals);
  }
}
