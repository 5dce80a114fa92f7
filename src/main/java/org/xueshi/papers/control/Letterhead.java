package org.xueshi.papers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.papers.entity.Dates;
import org.xueshi.papers.entity.Holder;
import org.xueshi.papers.entity.Said;
import org.xueshi.people.control.Districts;
import org.xueshi.people.control.Persons;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** In whose name a paper is issued, and to whom. */
@ApplicationScoped
class Letterhead {

  private Persons persons;
  private Districts districts;
  private Messages messages;

  protected Letterhead() {}

  @Inject
  Letterhead(Persons persons, Districts districts, Messages messages) {
    this.messages = messages;
    this.persons = persons;
    this.districts = districts;
  }

  /**
   * @throws Refusal NOT_FOUND if one of them is not known
   */
  Map<UUID, Transcripts.Heading> of(UUID tenant, Collection<UUID> ids, Dates dates) {
    var rows = persons.byIds(tenant, ids);
    var headings = new HashMap<UUID, Transcripts.Heading>();
    for (var id : ids) {
      var row = rows.get(id);
      if (row == null) {
        throw Refusal.notFound();
      }
      var number = row.staffNumber() == null ? "" : row.staffNumber();
      var holder = new Holder(row.displayName(), row.school().orElse(""), number);
      headings.put(id, new Transcripts.Heading(holder, dates, districts.name()));
    }
    return headings;
  }

  /** In both languages, as it is said today. */
  Said say(Text text) {
    return new Said(messages.text(Language.ZH_CN, text), messages.text(Language.EN, text));
  }
}
