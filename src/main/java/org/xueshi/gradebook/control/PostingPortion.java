package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xueshi.gradebook.control.PostingBatches.Ask;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Ledger;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.ledger.entity.Posting;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Actor;
import org.xueshi.web.entity.Language;

/** One portion of a posting: the ledger and our record of it in one transaction. */
@ApplicationScoped
class PostingPortion {

  private Ledger ledger;
  private PostingStore store;
  private Messages messages;

  protected PostingPortion() {}

  @Inject
  PostingPortion(Ledger ledger, PostingStore store, Messages messages) {
    this.ledger = ledger;
    this.store = store;
    this.messages = messages;
  }

  @Transactional
  List<Posted.Row> post(UUID posting, List<Ask> asks, Actor actor) {
    var postings = asks.stream().map(PostingPortion::posting).flatMap(Optional::stream).toList();
    var outcomes =
        ledger.post(postings, actor).stream()
            .collect(Collectors.toMap(Outcome::key, outcome -> outcome));
    var rows = new ArrayList<Posted.Row>();
    for (var ask : asks) {
      rows.add(
          posting(ask)
              .map(Posting::key)
              .map(outcomes::get)
              .map(o -> row(ask, o))
              .orElseGet(() -> notPosted(ask)));
    }
    store.insertRows(actor.tenant(), posting, rows);
    return rows;
  }

  /** With the minutes that were seen: the gate refuses if it comes to others by now. */
  private static Optional<Posting> posting(Ask ask) {
    if (!(ask instanceof Ask.ToPost toPost)) {
      return Optional.empty();
    }
    var choice = ask.choice();
    return toPost
        .proposal()
        .posting()
        .map(
            now ->
                new Posting(
                    now.key(),
                    now.evidence(),
                    now.assessment(),
                    choice.postedMinutes(),
                    choice.heldMinutes()));
  }

  private Posted.Row row(Ask ask, Outcome outcome) {
    return row(ask, outcome.status(), outcome.entries(), outcome.because());
  }

  private Posted.Row notPosted(Ask ask) {
    if (ask.proposal().state() == Proposal.State.POSTED) {
      return row(ask, Outcome.Status.ALREADY_POSTED, ask.proposal().entries(), null);
    }
    var because =
        ask instanceof Ask.ToPost toPost
            ? toPost.item().refusal().orElseThrow()
            : ask.line().finding().text();
    return row(ask, Outcome.Status.REFUSED, List.of(), because);
  }

  private Posted.Row row(Ask ask, Outcome.Status status, List<Entry> entries, Text because) {
    return new Posted.Row(
        ask.proposal().evidence().id(),
        ask.teacher().personId(),
        ask.line().part().title(),
        ask.line().finding(),
        status,
        entries.stream().mapToInt(entry -> entry.effect().posted()).sum(),
        entries.stream().mapToInt(entry -> entry.effect().held()).sum(),
        entries.stream().findFirst().map(Entry::id).orElse(null),
        said(Language.ZH_CN, because),
        said(Language.EN, because));
  }

  private String said(Language language, Text because) {
    return because == null ? null : messages.text(language, because);
  }
}
