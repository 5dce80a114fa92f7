/**
 * LTI 通道 (the wire): how a Moodle, or any LTI 1.3 platform, and Xueshi talk to each other.
 *
 * <p>Registration (dynamic and manual), login, launch, own keys, tokens, deep linking, names and
 * roles (NRPS), assignment and grade services (AGS). It carries messages and proves who sent them;
 * it never knows what they mean.
 *
 * <p>Requirements
 *
 * <ul>
 *   <li>R1. A launch that fails one rule of Security Framework 5.1.3 or LTI Core 5.3 opens no
 *       session; which rule failed is on record, with a reference number, without personal data.
 *   <li>R2. State and nonce are ours, bound to the browser, and work once. How the browser is
 *       proven (the ladder) is chosen for each platform and on record; no rung weakens the check.
 *   <li>R3. A platform acts only after a person of the district approved it; deployments are
 *       registered, never learned from a launch.
 *   <li>R4. An access token goes only to the hosts of the platform that issued it.
 *   <li>R5. A score sent never erases a grade: final scores only. No column with grades, and none
 *       of an activity, is ever deleted; but for the doctor's own trial column.
 *   <li>R6. What a platform does not accept is refused by name before anything is signed; a deep
 *       linking request is answered once.
 *   <li>R7. A platform that keeps our keys for a day never meets one it cannot know; private keys
 *       and old shared secrets are sealed at rest if a secret is configured, and shown to nobody.
 *   <li>R8. What is done to a registration is on record; one that was used is never deleted.
 *   <li>R9. An LTI 1.1 past is believed only if it is signed with the secret of those days.
 *   <li>R10. A platform is told only of what it offers itself; endpoints on other hosts than the
 *       issuer's need a person's word, which is kept.
 * </ul>
 *
 * <p>Registrations: {@code DynamicRegistration}, {@code ToolUpdates} (where platforms let
 * themselves be asked), {@code ManualRegistration}, {@code Deployments}, {@code
 * RegistrationRemoval}, {@code Legacy} (LTI 1.1), {@code Doctor} (体检), {@code KeyRotation}. See ADR
 * 11.
 *
 * <p>Beyond launches: {@code Rosters} (who is enrolled, as snapshots with a week of grace), {@code
 * CourseGroups}, {@code Notices} (each handled once; announces {@code ContextCopied}), {@code
 * AssetProcessor} (a receipt for files handed in on the platform; shown by {@code Receipts}). See
 * ADR 12.
 *
 * <p>May call: {@code web} (session, viewer, pages), {@code people} (who a platform subject is),
 * {@code kernel}. Announces {@code LaunchAccepted} in the launch transaction. Out of scope: what a
 * launch leads to (owned by {@code training}), which scores are owed (owned by {@code gradebook}),
 * who a person is (owned by {@code people}).
 */
package org.xueshi.lti;
