package org.xueshi.practice.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.site.Site;

/** Renders templates into the frame of the site. */
public final class Pages {
  private static final String FOLDER = "/org/xueshi/practice/pages/";

  private static final Pattern INCLUDE = Pattern.compile("\\{\\{> ([a-z-]+)}}");

  private final Site site;
  private final PlatformStorage storage;
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  public Pages(Site site, PlatformStorage storage) {
    this.site = site;
    this.storage = storage;
  }

  public PlatformStorage storage() {
    return storage;
  }

  /** A page with header, switcher and all. */
  public Response page(Visit visit, String template, String title, Map<String, ?> model) {
    return framed("frame", visit, title, content(visit, template, model));
  }

  /** A page for inside an iframe or between two steps: no header. */
  public Response bare(Visit visit, String template, String title, Map<String, ?> model) {
    return framed("bare", visit, title, content(visit, template, model))
        .with("Cache-Control", "no-store, no-cache, must-revalidate");
  }

  private String content(Visit visit, String template, Map<String, ?> model) {
    var values = new LinkedHashMap<String, Object>(model);
    values.put("sesskey", visit.session().map(Session::sesskey).orElse(""));
    return template(template).render(values, visit.messages());
  }

  private Response framed(String frame, Visit visit, String title, String content) {
    var values = new LinkedHashMap<String, Object>();
    values.put("title", title + " | " + Site.SHORT_NAME);
    values.put("content", content);
    values.put("lang", visit.language().tag());
    values.put("site", Site.FULL_NAME);
    if (frame.equals("frame")) {
      addHeader(values, visit);
    }
    return Response.html(template(frame).render(values, visit.messages()));
  }

  private void addHeader(Map<String, Object> values, Visit visit) {
    String here = visit.request().isGet() ? visit.request().target() : "/";
    values.put("here", here);
    values.put("back", URLEncoder.encode(here, StandardCharsets.UTF_8));
    values.put("languages", languages(visit));
    values.put("people", people(visit));
    values.put("nobody", visit.somebody().isEmpty());
    values.put("administrator", visit.somebody().filter(Person::administrator).isPresent());
    values.put("notices", notices(visit));
    values.putAll(storage.model());
  }

  private static List<Map<String, Object>> notices(Visit visit) {
    List<String> texts = visit.session().map(Session::takeNotices).orElse(List.of());
    return texts.stream().map(text -> Map.<String, Object>of("text", text)).toList();
  }

  private static List<Map<String, Object>> languages(Visit visit) {
    return Arrays.stream(Language.values())
        .map(
            language ->
                Map.<String, Object>of(
                    "code", language.moodleCode(),
                    "tag", language.tag(),
                    "label", language.label(),
                    "current", language == visit.language()))
        .toList();
  }

  private List<Map<String, Object>> people(Visit visit) {
    return site.people().stream().map(person -> option(person, visit)).toList();
  }

  private Map<String, Object> option(Person person, Visit visit) {
    return Map.of(
        "id", person.id(),
        "name", person.name(),
        "position", visit.messages().get(Positions.of(site, person)),
        "current", visit.somebody().filter(person::equals).isPresent());
  }

  private Template template(String name) {
    return templates.computeIfAbsent(name, n -> new Template(whole(n)));
  }

  /** The source, with <code>{{> other}}</code> replaced by the other source. */
  private static String whole(String name) {
    return INCLUDE
        .matcher(resource(name + ".html"))
        .replaceAll(m -> Matcher.quoteReplacement(whole(m.group(1))));
  }

  private static String resource(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
