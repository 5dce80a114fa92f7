/**
 * The practice platform (练习平台): a small LTI 1.3 platform that imitates Moodle 4.5, for newcomers
 * who have no Moodle at hand and for tests that must not need one. It is no part of the WAR.
 *
 * <ul>
 *   <li>R1 What it answers has the shape of what a real Moodle 4.5.5 answered; a contract test
 *       holds it against the recordings in {@code src/test/resources/moodle-4.5}.
 *   <li>R2 Moodle's faults are imitated too: a tool that works here has met them.
 *   <li>R3 It needs nothing but the JDK and Nimbus, listens on loopback unless told otherwise, and
 *       keeps its state in JSON files, or nowhere.
 *   <li>R4 Everybody in it is invented, and nobody needs a password.
 *   <li>R5 Tests reach what HTTP does not offer through {@link org.xueshi.practice.PracticeHooks}.
 * </ul>
 *
 * <p>Packages depend downwards: {@code course} → {@code deeplinking}, {@code services} → {@code
 * launch} → {@code gradebook}, {@code tools} → {@code keys}, {@code pages} → {@code site} → {@code
 * http}, {@code json}. This package only puts them together.
 */
package org.xueshi.practice;
