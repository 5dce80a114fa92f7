package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Checkpoint;
import org.xueshi.ledger.entity.Finding;
import org.xueshi.ledger.entity.Seal;

/**
 * 检查点: once a day the ends of all chains are counted, summed and signed with the district's key. A
 * copy kept elsewhere proves what stood in the book that day, whoever rules the database.
 */
@ApplicationScoped
public class Checkpoints {

  private CheckpointStore store;
  private VerificationStore book;
  private DistrictKeys keys;
  private Clock clock;

  protected Checkpoints() {}

  @Inject
  public Checkpoints(
      CheckpointStore store, VerificationStore book, DistrictKeys keys, Clock clock) {
    this.store = store;
    this.book = book;
    this.keys = keys;
    this.clock = clock;
  }

  /** Takes today's, unless there is one; writers are not held up. */
  @Transactional
  public Optional<Checkpoint> take(UUID tenant) {
    book.freeze();
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    var last = store.newest(tenant, 1).stream().findFirst();
    if (last.isPresent() && !last.get().day().isBefore(today)) {
      return Optional.empty();
    }
    var heads = store.heads(tenant);
    var number = last.map(Checkpoint::number).orElse(0) + 1;
    var statement = statement(tenant, number, last, heads);
    var totals = statement.totals();
    var taken =
        new Checkpoint(
            number,
            today,
            statement.takenAt(),
            totals.chains(),
            totals.entries(),
            keys.sign(tenant, statement.text()));
    if (!store.insert(tenant, taken)) {
      return Optional.empty();
    }
    var grown = new ArrayList<>(heads);
    grown.removeAll(new HashSet<>(store.headsAt(tenant, number)));
    store.insertHeads(tenant, number, grown);
    return Optional.of(taken);
  }

  /** Newest first. */
  @Transactional
  public List<Checkpoint> newest(UUID tenant, int limit) {
    return store.newest(tenant, limit);
  }

  /**
   * A checkpoint to be kept elsewhere: a line that says what it is, the signed statement, the ends
   * of all chains.
   *
   * @throws Refusal NOT_FOUND
   */
  @Transactional
  public String file(UUID tenant, int number) {
    var checkpoint = store.find(tenant, number).orElseThrow(Refusal::notFound);
    return "xueshi.checkpoint.1\n" + checkpoint.jws() + "\n" + lines(store.headsAt(tenant, number));
  }

  /** What the book lacks of what was signed. The caller has frozen the book. */
  List<Finding> check(UUID tenant) {
    var findings = new ArrayList<Finding>();
    for (var gone : store.gone(tenant)) {
      var what =
          Text.of("ledger.finding.checkpoint", gone.seen().length(), gone.number(), gone.day());
      findings.add(new Finding(gone.person(), gone.entry(), gone.seen().length(), what));
    }
    var packs = store.packs(tenant);
    var previous = Seal.NONE;
    for (var number = 1; ; number++) {
      var checkpoint = store.find(tenant, number);
      if (checkpoint.isEmpty()) {
        break;
      }
      var signed = keys.verified(tenant, checkpoint.get().jws());
      if (signed.isEmpty() || !signed.get().contains("previous=" + previous.hex() + "\n")) {
        findings.add(about(Text.of("ledger.finding.signature", number)));
      }
      signed.ifPresent(text -> findings.addAll(changedPacks(text, packs)));
      previous = seal(checkpoint.get());
    }
    return findings.stream().distinct().toList();
  }

  private static List<Finding> changedPacks(String text, java.util.Map<String, Seal> packs) {
    return text.lines()
        .filter(line -> line.startsWith("pack."))
        .map(line -> line.substring("pack.".length()))
        .filter(line -> !line.equals(packLine(line.substring(0, line.lastIndexOf('=')), packs)))
        .map(line -> line.substring(0, line.lastIndexOf('=')))
        .map(code -> about(Text.of("ledger.finding.pack", code)))
        .toList();
  }

  private static String packLine(String code, java.util.Map<String, Seal> packs) {
    return packs.containsKey(code) ? code + "=" + packs.get(code).hex() : "";
  }

  private static Finding about(Text what) {
    return new Finding(new UUID(0, 0), null, 0, what);
  }

  private Checkpoint.Statement statement(
      UUID tenant, int number, Optional<Checkpoint> last, List<Checkpoint.Head> heads) {
    return new Checkpoint.Statement(
        tenant,
        number,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        last.map(Checkpoints::seal).orElse(Seal.NONE),
        store.totals(tenant),
        new Seal(Digests.sha256(lines(heads))),
        store.packs(tenant));
  }

  private static Seal seal(Checkpoint checkpoint) {
    return new Seal(Digests.sha256(checkpoint.jws()));
  }

  private static String lines(List<Checkpoint.Head> heads) {
    return heads.stream().map(Checkpoint.Head::line).collect(Collectors.joining());
  }
}
