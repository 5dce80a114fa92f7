package org.xueshi.lti.entity;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Something to be placed in the platform's course (DL 2.0, 3). Which types a platform takes it says
 * in its request; others are refused by name before anything is sent.
 */
public sealed interface ContentItem {

  /** The specification's name of its type. */
  String type();

  String title();

  /**
   * A link that launches this tool. Its address is always our launch address; {@code custom} says
   * what it opens, and a copied course keeps it.
   *
   * @param text a description, or empty
   * @param custom parameters the launch will carry; lower-case names, since Moodle sends others
   *     twice
   * @param column the grade column that comes with it; null for none
   * @param available when it may be opened; {@link Period#ALWAYS} if that is not limited
   * @param submission when work can be handed in, likewise
   */
  record ResourceLink(
      String title,
      String text,
      Map<String, String> custom,
      NewColumn column,
      Period available,
      Period submission)
      implements ContentItem {

    public ResourceLink {
      custom = Map.copyOf(custom);
    }

    @Override
    public String type() {
      return "ltiResourceLink";
    }
  }

  /** An address anybody can open. */
  record Link(String title, String text, URI url) implements ContentItem {
    @Override
    public String type() {
      return "link";
    }
  }

  /**
   * A file for the platform to fetch and keep.
   *
   * @param expiresAt until when it can be fetched
   */
  record FileItem(String title, URI url, String mediaType, Instant expiresAt)
      implements ContentItem {
    @Override
    public String type() {
      return "file";
    }
  }

  /** A piece of HTML, as it stands. */
  record Html(String title, String html) implements ContentItem {
    @Override
    public String type() {
      return "html";
    }
  }

  /** A picture. */
  record Image(String title, URI url) implements ContentItem {
    @Override
    public String type() {
      return "image";
    }
  }

  /** Has us look at files that are handed in for an activity (Asset Processor 1.0). */
  record AssetProcessor(String title, String text) implements ContentItem {
    @Override
    public String type() {
      return "ltiAssetProcessor";
    }
  }

  /** From when until when; null is open. */
  record Period(Instant start, Instant end) {
    public static final Period ALWAYS = new Period(null, null);

    public boolean limited() {
      return start != null || end != null;
    }
  }
}
