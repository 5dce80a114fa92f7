package org.xueshi.resources.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xueshi.resources.entity.Metadata;
import org.xueshi.resources.entity.Metadata.Facet;

/** Between what a resource is about and the fields of pages. */
public final class MetadataForms {

  private MetadataForms() {}

  static Metadata of(MultivaluedMap<String, String> form) {
    return new Metadata(
        form.getFirst("description"),
        form.getFirst("subject"),
        form.getFirst("stage"),
        form.getFirst("standard"),
        form.getFirst("method"),
        form.getFirst("origin"),
        form.getFirst("contract"),
        form.getFirst("licence"));
  }

  /** The facets an address asks for. */
  static Map<Facet, String> asked(MultivaluedMap<String, String> query) {
    var asked = new EnumMap<Facet, String>(Facet.class);
    for (var facet : Facet.values()) {
      var value = query.getFirst(facet.column());
      asked.put(facet, value == null || value.indexOf('\0') >= 0 ? "" : value);
    }
    return asked;
  }

  /** What was said, by facet; the rest is missing. */
  static Map<Facet, String> said(Metadata metadata) {
    var said = new EnumMap<Facet, String>(Facet.class);
    for (var facet : Facet.values()) {
      var value = value(metadata, facet);
      if (!value.isEmpty()) {
        said.put(facet, value);
      }
    }
    return said;
  }

  /** What was said of one facet; empty if nothing was. */
  public static String value(Metadata metadata, Facet facet) {
    return switch (facet) {
      case SUBJECT -> metadata.subject();
      case STAGE -> metadata.stage();
      case STANDARD -> metadata.standard();
      case METHOD -> metadata.method();
      case ORIGIN -> metadata.origin();
      case LICENCE -> metadata.licence();
    };
  }

  /** What can be said of a facet; nothing for a subject, which is free text. */
  public static List<String> values(Facet facet) {
    return switch (facet) {
      case SUBJECT -> List.of();
      case STAGE -> Metadata.STAGES;
      case STANDARD -> Metadata.STANDARDS;
      case METHOD -> Metadata.METHODS;
      case ORIGIN -> Metadata.ORIGINS;
      case LICENCE -> Metadata.LICENCES;
    };
  }

  /** Message key of a value; null for free text, which is its own name. */
  public static String key(Facet facet, String value) {
    return facet == Facet.SUBJECT ? null : "resources.facet." + facet + "." + value;
  }
}
