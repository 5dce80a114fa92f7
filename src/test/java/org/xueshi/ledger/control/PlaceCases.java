package org.xueshi.ledger.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Known;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Recognition;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Standing;
import org.xueshi.ledger.entity.Tenure;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.ledger.entity.Verdict;
import org.xueshi.web.entity.Actor;

/** One teacher under one pack, in memory: evidence is recognised and posted as it comes. */
final class PlaceCases {

  private static final Instant RECORDED = Instant.parse("2024-01-01T00:00:00Z");

  private final RulePack pack;
  private final Map<UUID, Evidence.Source> sources = new HashMap<>();
  private Book book;

  PlaceCases(RulePack pack) {
    this.pack = pack;
  }

  String perform(String[] words) {
    return switch (words[0]) {
      case "teacher" -> teacher(tags(words, 1));
      case "evidence" -> evidence(words, tags(words, 5));
      case "standing" -> standing(LocalDate.parse(words[1]), words[2]);
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static Map<String, String> tags(String[] words, int from) {
    var tags = new HashMap<String, String>();
    for (var i = from; i + 1 < words.length; i += 2) {
      tags.put(words[i], words[i + 1]);
    }
    return tags;
  }

  private String teacher(Map<String, String> tags) {
    var cases =
        tags.containsKey("appointed")
            ? List.of(
                new Tenure.Special(
                    Tenure.Kind.APPOINTMENT, LocalDate.parse(tags.get("appointed")), null))
            : List.<Tenure.Special>of();
    var hired = tags.containsKey("hired") ? LocalDate.parse(tags.get("hired")) : null;
    var tenure = new Tenure(tags.getOrDefault("number", "1"), tags.get("post"), hired, null, cases);
    book = new Book(new Book.Owner(Ids.next(), null, true, tenure), List.of(), List.of());
    return "";
  }

  private String evidence(String[] words, Map<String, String> tags) {
    var run = tags.getOrDefault("run", String.join(" ", words));
    var course =
        new Course(
            UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)),
            run,
            ProjectKind.valueOf(tags.getOrDefault("kind", "IN_SERVICE")),
            Level.valueOf(tags.getOrDefault("level", "DISTRICT")),
            Theme.valueOf(tags.getOrDefault("theme", "GENERAL")),
            null);
    var mode = Mode.valueOf(words[1]);
    var kind = mode == Mode.REMOTE ? SourceKind.REMOTE_UNIT : SourceKind.SESSION;
    var source =
        new Evidence.Source(
            SourceKind.valueOf(tags.getOrDefault("source", kind.name())),
            tags.getOrDefault("id", run),
            run);
    var facts =
        new Evidence.Facts(
            book.person(),
            source,
            course,
            Grade.valueOf(words[2]),
            mode,
            Integer.parseInt(words[4]),
            0,
            LocalDate.parse(words[3]),
            List.of());
    return recognise(facts, Assessment.valueOf(tags.getOrDefault("assessment", "PASSED")));
  }

  private String recognise(Evidence.Facts facts, Assessment assessment) {
    var actor = new Actor(Ids.next(), "ACCOUNT", "office");
    var one = new Evidence(actor.tenant(), Ids.next(), facts, RECORDED, actor, Seal.NONE);
    var verdict = new Recognition(pack, one, assessment, book, sources).verdict();
    if (verdict instanceof Verdict.Refused no) {
      return "refused " + no.because().key().replaceFirst("ledger\\.(refusal|reason)\\.", "");
    }
    sources.put(one.id(), facts.source());
    var credited = (Verdict.Credited) verdict;
    book =
        book.with(
            Originals.of(
                credited,
                one,
                pack,
                part ->
                    new Entry.Head(
                        one.tenant(),
                        Ids.next(),
                        one.person(),
                        new Entry.Request(one.id().toString(), part, Seal.NONE),
                        RECORDED,
                        actor)),
            List.of());
    return String.valueOf(credited.posted() + credited.held());
  }

  private String standing(LocalDate asOf, String code) {
    var dates = new Known(asOf, Instant.MAX);
    return Standing.of(pack, book, dates, Hours.ZERO).requirements().stream()
        .filter(one -> one.requirement().code().equals(code))
        .map(
            one ->
                "have "
                    + pack.hour().shown(one.have())
                    + " lacking "
                    + one.lackingShown(pack.hour())
                    + " "
                    + one.state())
        .findFirst()
        .orElse("not asked");
  }
}
