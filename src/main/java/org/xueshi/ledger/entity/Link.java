package org.xueshi.ledger.entity;

/**
 * An entry in its place in the person's chain.
 *
 * @param position 1, 2, … without gap
 * @param previous seal of the entry before, {@link Seal#NONE} at position 1
 * @param hash seal of this entry, its position and {@code previous}
 */
public record Link(Entry entry, long position, Seal previous, Seal hash) {

  /** Appends {@code entry} to a chain. */
  public static Link after(ChainHead head, Entry entry) {
    var position = head.length() + 1;
    return new Link(entry, position, head.hash(), seal(entry, position, head.hash()));
  }

  /** Whether the seal is that of this content in this place. */
  public boolean holds() {
    return hash.equals(seal(entry, position, previous));
  }

  public ChainHead head() {
    return new ChainHead(position, hash);
  }

  /** What the seal covers, spelt out: whoever has it needs nothing of ours to check the seal. */
  public byte[] spelled() {
    return canon(entry, position, previous).bytes();
  }

  private static Seal seal(Entry entry, long position, Seal previous) {
    return canon(entry, position, previous).seal();
  }

  private static Canon canon(Entry entry, long position, Seal previous) {
    var canon = new Canon("xueshi.entry.1").with("position", position).with("previous", previous);
    head(canon, entry.head());
    credit(canon, entry.credit());
    return canon
        .with("type", entry.type())
        .with("target", entry.target())
        .with("posted", entry.effect().posted())
        .with("held", entry.effect().held())
        .with("until", entry instanceof Entry.Held held ? held.until() : null)
        .withAll("reason", entry.reasons());
  }

  private static void head(Canon canon, Entry.Head head) {
    canon
        .with("tenant", head.tenant())
        .with("id", head.id())
        .with("person", head.person())
        .with("key", head.request().key())
        .with("part", head.request().part())
        .with("content", head.request().content())
        .with("recorded", head.recordedAt())
        .with("actor-kind", head.by().kind())
        .with("actor", head.by().id());
  }

  private static void credit(Canon canon, Credit credit) {
    canon
        .with("evidence", credit.evidence())
        .with("evidence-hash", credit.evidenceHash())
        .with("earned", credit.earnedOn())
        .with("grade", credit.grade())
        .with("mode", credit.mode())
        .with("pack", credit.pack())
        .with("hour-minutes", credit.hourMinutes());
    Seals.course(canon, credit.course());
  }
}
