package org.xueshi.roster.boundary;

import java.util.Map;
import java.util.UUID;
import org.xueshi.people.entity.PersonName;
import org.xueshi.roster.entity.PersonFacts;
import org.xueshi.roster.entity.RosterColumn;

/** What a column says of a person, as the preview shows it. */
public final class RosterWords {

  private static final String NOTHING = "–";

  private RosterWords() {}

  /** Never a hash: whether there is one must do. */
  public static String of(PersonFacts facts, RosterColumn column, Map<UUID, String> schools) {
    var said =
        switch (column) {
          case NAME -> PersonName.display(facts.familyName(), facts.givenName());
          case SCHOOL_CODE -> facts.schoolId() == null ? null : schools.get(facts.schoolId());
          case STAGE -> facts.stage() == null ? null : facts.stage().name();
          case SUBJECT -> facts.subject();
          case POST -> facts.post();
          case HIRED_ON -> facts.hiredOn() == null ? null : facts.hiredOn().toString();
          case EMAIL -> facts.email();
          case ID_NUMBER -> facts.idHash() == null ? null : "✓";
          case STAFF_NUMBER -> null;
        };
    return said == null || said.isEmpty() ? NOTHING : said;
  }
}
