package org.xueshi.practice.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.launch.Claims;
import org.xueshi.practice.launch.MessageType;
import org.xueshi.practice.launch.Outcome;
import org.xueshi.practice.launch.Urls;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Enrolment;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Role;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;

/** A member as JSON, with no more of the name than the tool may have. */
record MemberJson(Urls urls, Tool tool, Optional<Activity> activity) {

  /** Short, and a non-editing teacher is a learner here. */
  static String role(Role role) {
    return role == Role.EDITING_TEACHER ? "Instructor" : "Learner";
  }

  Map<String, Object> present(Enrolment enrolment, Site site) {
    Person person = site.person(enrolment.personId()).orElseThrow();
    var json = new LinkedHashMap<String, Object>();
    json.put("status", "Active");
    json.put("roles", List.of(role(enrolment.role())));
    activity.ifPresent(a -> json.put("message", List.of(message(a, person))));
    json.put("user_id", Long.toString(person.id()));
    json.put("lis_person_sourcedid", person.staffNumber());
    if (tool.sendsName()) {
      json.put("name", person.moodleName());
      json.put("given_name", person.givenName());
      json.put("family_name", person.familyName());
    }
    addContact(json, person);
    return json;
  }

  Map<String, Object> old(Enrolment enrolment, Site site) {
    Person person = site.person(enrolment.personId()).orElseThrow();
    var member = new LinkedHashMap<String, Object>();
    member.put("@type", "LISPerson");
    member.put("userId", Long.toString(person.id()));
    member.put("sourcedId", person.staffNumber());
    if (tool.sendsName()) {
      member.put("name", person.moodleName());
      member.put("givenName", person.givenName());
      member.put("familyName", person.familyName());
    }
    addContact(member, person);
    var json = new LinkedHashMap<String, Object>();
    json.put("status", "Active");
    json.put("role", List.of(role(enrolment.role())));
    json.put("member", member);
    return json;
  }

  private void addContact(Map<String, Object> json, Person person) {
    if (tool.sendsEmail()) {
      json.put("email", person.email());
    }
    if (tool.sendsName()) {
      json.put("ext_user_username", person.username());
    }
  }

  private Map<String, Object> message(Activity link, Person person) {
    var message = new LinkedHashMap<String, Object>();
    message.put(Claims.MESSAGE_TYPE, MessageType.RESOURCE_LINK.claim());
    if (link.graded()) {
      message.put(Claims.OUTCOME, Outcome.claim(link.id(), person.id(), tool.id(), urls));
    }
    return message;
  }
}
