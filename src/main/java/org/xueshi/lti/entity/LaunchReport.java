package org.xueshi.lti.entity;

import java.util.List;

/**
 * The judgement of one attempt, fit for the record: nothing in findings and facts says who it was.
 *
 * @param findings one per {@link Check}, in order
 */
public record LaunchReport(List<Finding> findings, Verdict verdict, LaunchFacts facts) {

  public LaunchReport {
    findings = List.copyOf(findings);
  }

  public List<Finding> failed() {
    return findings.stream().filter(finding -> !finding.passed()).toList();
  }
}
