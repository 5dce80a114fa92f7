package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.Seals;

/**
 * The whole book as a file of lines, with everything that the seals cover spelt out, so that
 * somebody with nothing of ours but the file and a signed checkpoint can check it.
 */
@ApplicationScoped
public class BookExport {

  private static final int PERSONS_AT_ONCE = 300;

  private VerificationStore store;
  private RulePackTexts packs;

  protected BookExport() {}

  @Inject
  public BookExport(VerificationStore store, RulePackTexts packs) {
    this.store = store;
    this.packs = packs;
  }

  /**
   * Writes the book as it is at this moment. The lines are described in {@code
   * deploy/check/README.md}.
   */
  @Transactional
  public void write(UUID tenant, OutputStream out) {
    store.freeze();
    try {
      line(out, "xueshi.book.1");
      line(out, "tenant " + tenant);
      for (var pack : packs.all(tenant).entrySet()) {
        line(out, "pack " + pack.getKey() + " " + base64(bytes(pack.getValue())));
      }
      var persons = store.persons(tenant);
      for (var from = 0; from < persons.size(); from += PERSONS_AT_ONCE) {
        write(tenant, persons.subList(from, Math.min(from + PERSONS_AT_ONCE, persons.size())), out);
      }
      out.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void write(UUID tenant, List<UUID> persons, OutputStream out) throws IOException {
    for (var one : store.evidence(tenant, persons)) {
      line(out, evidence(one));
    }
    for (var link : store.links(tenant, persons)) {
      line(out, entry(link));
    }
  }

  private static String evidence(Evidence one) {
    return "evidence " + one.id() + " " + one.hash().hex() + " " + base64(Seals.spelled(one));
  }

  private static String entry(Link link) {
    var entry = link.entry();
    return "entry %s %d %s %s %s"
        .formatted(
            entry.head().person(),
            link.position(),
            entry.id(),
            link.hash().hex(),
            base64(link.spelled()));
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write(bytes(line + "\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
