package org.xueshi.training.entity;

import java.util.List;

/**
 * What is looked at before a run opens for applications.
 *
 * @param approved the design as it is now was approved by review (10.1)
 * @param signed the chief mentor signed the plan as it is now (18.2)
 * @param teamWaived the bureau's waiver of the team's shares stands
 * @param providerQualified null if no provider or base is named
 * @param unappointed names of those in the team without appointment on the first day (17.1)
 * @param quotas places given to schools; 0 = none
 * @param plannedRemote minutes of remote units laid out; 0 = none yet
 * @param plannedFace minutes of sessions laid out; 0 = none yet
 */
public record OpeningFacts(
    boolean designComplete,
    boolean approved,
    int chiefs,
    boolean signed,
    TeamCheck team,
    boolean teamWaived,
    Boolean providerQualified,
    List<String> unappointed,
    int quotas,
    int plannedRemote,
    int plannedFace) {}
