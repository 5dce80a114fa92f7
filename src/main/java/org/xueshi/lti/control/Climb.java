package org.xueshi.lti.control;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.lti.entity.Ladder;
import org.xueshi.lti.entity.Launch;
import org.xueshi.lti.entity.LaunchFacts;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.Rung;

/**
 * A launch that is good but for its browser, on its way up the ladder.
 *
 * @param cookieCame whether the login's cookie came back with the token
 * @param storageHash SHA-256 of the secret left with the platform's page, or null if none was
 * @param left rungs not tried yet, in order
 * @param failures of the rungs tried so far
 */
record Climb(
    UUID tenant,
    Launch launch,
    LaunchFacts facts,
    boolean cookieCame,
    byte[] storageHash,
    List<Rung> left,
    List<Failure> failures) {

  /** Without the rungs up to and with this one. */
  Climb after(Rung rung) {
    return new Climb(
        tenant, launch, facts, cookieCame, storageHash, Ladder.after(left, rung), failures);
  }

  Climb having(Failure failure) {
    var all = Stream.concat(failures.stream(), Stream.of(failure)).toList();
    return new Climb(tenant, launch, facts, cookieCame, storageHash, left, all);
  }
}
