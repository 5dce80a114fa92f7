package org.xueshi.ledger.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;

/**
 * Walks one person's chain from its first link and says what does not hold. An edited entry breaks
 * its own seal; one that was edited and sealed anew breaks the link of the next; a dropped one
 * leaves a gap, and a dropped tail contradicts the head.
 */
public final class ChainCheck {

  private final UUID person;
  private final List<Finding> findings = new ArrayList<>();
  private ChainHead end = ChainHead.EMPTY;
  private UUID last;

  public ChainCheck(UUID person) {
    this.person = person;
  }

  /** The next entry, in order of position. */
  public void next(Link link) {
    var id = link.entry().id();
    if (link.position() != end.length() + 1) {
      missing(end.length() + 1, link.position() - 1);
    } else if (!link.previous().equals(end.hash())) {
      find(last == null ? id : last, end.length(), "relinked", Math.max(end.length(), 1));
    }
    if (!link.holds()) {
      find(id, link.position(), "edited", link.position());
    }
    end = link.head();
    last = id;
  }

  /**
   * The evidence an entry stands on.
   *
   * @param evidence {@code null} if it is gone
   */
  public void evidence(Link link, Evidence evidence) {
    var credited = link.entry().credit().evidenceHash();
    if (evidence == null || !evidence.hash().equals(credited) || !Seals.holds(evidence)) {
      find(link.entry().id(), link.position(), "evidence", link.position());
    }
  }

  /** The clock minutes that are claimed must be those of the evidence that is credited. */
  public void claims(Set<Book.Claim> expected, Set<Book.Claim> found) {
    if (!expected.equals(found)) {
      find(null, 0, "claims", 0);
    }
  }

  /** All entries were walked; {@code head} is what the chain says of itself. */
  public List<Finding> finish(ChainHead head) {
    if (head.length() > end.length()) {
      missing(end.length() + 1, head.length());
    } else if (!head.equals(end)) {
      find(last, end.length(), "head", end.length());
    }
    return List.copyOf(findings);
  }

  private void missing(long from, long to) {
    findings.add(new Finding(person, null, from, Text.of("ledger.finding.missing", from, to)));
  }

  private void find(UUID entry, long position, String what, long shown) {
    findings.add(new Finding(person, entry, position, Text.of("ledger.finding." + what, shown)));
  }
}
