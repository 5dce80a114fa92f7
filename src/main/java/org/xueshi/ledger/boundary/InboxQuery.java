package org.xueshi.ledger.boundary;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.ledger.control.InquiryDesk;
import org.xueshi.ledger.entity.Inquiry;

/** What of the inbox was asked for, as it stands in the address; unreadable means not asked. */
public class InboxQuery {

  @QueryParam("state")
  private String state;

  @QueryParam("school")
  private String school;

  @QueryParam("days")
  private String days;

  @QueryParam("person")
  private String person;

  @QueryParam("after")
  private String after;

  /** OPEN unless something else that was handed in is asked for. */
  public Inquiry.State state() {
    return Stream.of(Inquiry.State.values())
        .filter(one -> one != Inquiry.State.DRAFT && one.name().equals(state))
        .findFirst()
        .orElse(Inquiry.State.OPEN);
  }

  /** {@code null} for any. */
  public UUID school() {
    return Ids.parse(school).orElse(null);
  }

  /** Waiting at least so long; 0 for any. */
  public int days() {
    return days != null && days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0;
  }

  public String person() {
    return person == null ? "" : person.strip();
  }

  UUID after() {
    return Ids.parse(after).orElse(null);
  }

  public boolean isBlank() {
    return state() == Inquiry.State.OPEN && school() == null && days() == 0 && person().isEmpty();
  }

  InquiryDesk.Asked asked() {
    return new InquiryDesk.Asked(state(), school(), days(), person());
  }

  /** The query string of the page after {@code last}. */
  String next(UUID last) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("state", state().name());
    fields.put("school", school() == null ? "" : school().toString());
    fields.put("days", days() == 0 ? "" : String.valueOf(days()));
    fields.put("person", person());
    fields.put("after", last.toString());
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
