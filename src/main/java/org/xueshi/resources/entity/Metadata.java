package org.xueshi.resources.entity;

import java.util.Arrays;
import java.util.List;
import org.xueshi.kernel.entity.Refusal;

/**
 * 资源说明: what a resource is about, for those who look for it. Names follow IEEE LOM and Dublin Core;
 * an empty text means nobody has said.
 *
 * @param description {@code general.description}
 * @param subject school subject, in the district's words
 * @param stage KINDERGARTEN, PRIMARY, JUNIOR or SENIOR ({@code educational.context})
 * @param standard node of the professional standards (9.1), e.g. {@code PRIMARY.PRACTICE}
 * @param method one of the five of 20.2
 * @param origin one of the three of 11.1
 * @param contract number of the contract or agreement it came under
 * @param licence {@code rights}
 */
public record Metadata(
    String description,
    String subject,
    String stage,
    String standard,
    String method,
    String origin,
    String contract,
    String licence) {

  /** 学段. */
  public static final List<String> STAGES = List.of("KINDERGARTEN", "PRIMARY", "JUNIOR", "SENIOR");

  /** 教学方式 (20.2). */
  public static final List<String> METHODS =
      List.of("CASE", "INQUIRY", "PARTICIPATORY", "SITUATIONAL", "DISCUSSION");

  /** 来源 (11.1): bought, developed, brought in. */
  public static final List<String> ORIGINS = List.of("PURCHASED", "DEVELOPED", "INTRODUCED");

  /** 许可. */
  public static final List<String> LICENCES =
      List.of("DISTRICT", "CC_BY", "CC_BY_SA", "CC_BY_NC", "CC0", "CONTRACT");

  /**
   * The three professional standards of 教师〔2012〕1号, each with its three dimensions: ideas and
   * ethics, knowledge, ability.
   */
  public static final List<String> STANDARDS =
      List.of("KINDERGARTEN", "PRIMARY", "SECONDARY").stream()
          .flatMap(
              school ->
                  List.of("ETHICS", "KNOWLEDGE", "ABILITY").stream().map(one -> school + "." + one))
          .toList();

  /** Nobody has said anything. After the lists, by which it is made. */
  public static final Metadata NONE = new Metadata("", "", "", "", "", "", "", "");

  private static final int DESCRIPTION_MAX = 2_000;
  private static final int LINE_MAX = 60;

  public Metadata {
    description = stripped(description);
    subject = stripped(subject);
    contract = stripped(contract);
    stage = known(stage, STAGES);
    standard = known(standard, STANDARDS);
    method = known(method, METHODS);
    origin = known(origin, ORIGINS);
    licence = known(licence, LICENCES);
  }

  /**
   * @throws Refusal INVALID {@code resources.refusal.description, line, contract}
   */
  public Metadata checked() {
    if (description.length() > DESCRIPTION_MAX) {
      throw Refusal.invalid("resources.refusal.description", DESCRIPTION_MAX);
    }
    if (subject.length() > LINE_MAX || contract.length() > LINE_MAX) {
      throw Refusal.invalid("resources.refusal.line", LINE_MAX);
    }
    if (contract.isEmpty() && origin.equals("PURCHASED")) {
      throw Refusal.invalid("resources.refusal.contract");
    }
    return this;
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }

  private static String known(String value, List<String> values) {
    return value != null && values.contains(value) ? value : "";
  }

  /** For facets and forms, in the order of the page. */
  public enum Facet {
    SUBJECT,
    STAGE,
    STANDARD,
    METHOD,
    ORIGIN,
    LICENCE;

    /** The column, and the parameter of the list. */
    public String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static List<Facet> all() {
      return Arrays.asList(values());
    }
  }
}
