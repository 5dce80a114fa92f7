package org.xueshi.practice.pages;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xueshi.practice.json.Json;

/**
 * A page with holes, a small part of Mustache: <code>{{name}}</code> escaped, <code>{{{name}}}
 * </code> as it is, <code>{{#list}}…{{/list}}</code> repeated (or once, when it is true or filled),
 * <code>
 * {{^list}}…{{/list}}</code> otherwise, and <code>{{t key argument}}</code> for a text in the
 * reader's language.
 */
final class Template {
  private static final Pattern TAG = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{([#^/]?)([^{}]+)}}");

  private interface Part {
    void write(StringBuilder out, Scope scope);
  }

  private record Scope(Map<String, ?> values, Scope outer, Messages messages) {
    Object find(String name) {
      if (values.containsKey(name)) {
        return values.get(name);
      }
      if (outer == null) {
        throw new IllegalStateException("The page has no value for " + name);
      }
      return outer.find(name);
    }
  }

  private final Part whole;

  Template(String source) {
    whole = parse(TAG.matcher(source), source, "", new int[] {0});
  }

  String render(Map<String, ?> values, Messages messages) {
    var out = new StringBuilder();
    whole.write(out, new Scope(values, null, messages));
    return out.toString();
  }

  private static Part parse(Matcher tag, String source, String section, int[] from) {
    List<Part> parts = new ArrayList<>();
    while (tag.find()) {
      parts.add(text(source.substring(from[0], tag.start())));
      from[0] = tag.end();
      String kind = tag.group(1) != null ? "{" : tag.group(2);
      String name = tag.group(1) != null ? tag.group(1) : tag.group(3).trim();
      if (kind.equals("/")) {
        return closed(parts, section, name);
      }
      parts.add(part(kind, name, tag, source, from));
    }
    parts.add(text(source.substring(from[0])));
    return closed(parts, section, "");
  }

  private static Part closed(List<Part> parts, String section, String name) {
    if (!section.equals(name)) {
      throw new IllegalStateException("Section '" + section + "' is closed by '" + name + "'");
    }
    return (out, scope) -> parts.forEach(part -> part.write(out, scope));
  }

  private static Part part(String kind, String name, Matcher tag, String source, int[] from) {
    return switch (kind) {
      case "#" -> section(name, parse(tag, source, name, from));
      case "^" -> otherwise(name, parse(tag, source, name, from));
      case "{" -> (out, scope) -> out.append(Json.text(scope.find(name)));
      default -> name.startsWith("t ") ? message(name.substring(2).trim()) : value(name);
    };
  }

  private static Part text(String text) {
    return (out, scope) -> out.append(text);
  }

  private static Part value(String name) {
    return (out, scope) -> out.append(Html.escape(Json.text(scope.find(name))));
  }

  private static Part message(String call) {
    String[] words = call.split(" +");
    return (out, scope) -> {
      String pattern = scope.messages().get(words[0]);
      if (words.length > 1) {
        pattern = MessageFormat.format(pattern, Json.text(scope.find(words[1])));
      }
      out.append(Html.escape(pattern));
    };
  }

  private static Part section(String name, Part body) {
    return (out, scope) -> {
      Object value = scope.find(name);
      if (value instanceof List<?> list) {
        list.forEach(each -> body.write(out, inner(each, scope)));
      } else if (isFilled(value)) {
        body.write(out, inner(value, scope));
      }
    };
  }

  private static Part otherwise(String name, Part body) {
    return (out, scope) -> {
      Object value = scope.find(name);
      boolean empty = value instanceof List<?> list ? list.isEmpty() : !isFilled(value);
      if (empty) {
        body.write(out, scope);
      }
    };
  }

  private static Scope inner(Object value, Scope scope) {
    return new Scope(Json.object(value), scope, scope.messages());
  }

  private static boolean isFilled(Object value) {
    return value != null && !value.equals(false) && !value.equals("");
  }
}
