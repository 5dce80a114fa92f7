package org.xueshi.ledger.entity;

/**
 * How remote study is timed (20.4): part of a {@link RulePack}. The ledger only keeps these
 * numbers; training grants time by them.
 *
 * @param dayMinutes a person is granted no more clock minutes on one day; 1440 = no cap
 * @param checkLeastMinutes granted minutes between two presence checks, at least; 0 = no checks
 * @param checkMostMinutes granted minutes between two presence checks, at most
 * @param answerSeconds a check answered later is noted
 */
public record StudyLimits(
    int dayMinutes,
    int checkLeastMinutes,
    int checkMostMinutes,
    int answerSeconds,
    RulePack.Citation citation) {

  private static final int DAY_MINUTES = 1440;

  /** Whether a day can be full before it is over. */
  public boolean capsTheDay() {
    return dayMinutes < DAY_MINUTES;
  }
}
