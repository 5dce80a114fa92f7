/**
 * 培训 (training): what a course run is planned to be, and what really happened in it.
 *
 * <p>Projects, course runs (期次) with their components – remote units, face-to-face sessions,
 * follow-up tasks –, participants, remote study time granted by the server's clock, sign-in and
 * attendance; before that, places: plans and gates of projects, quotas, applications, draws.
 *
 * <p>Serves articles 2.2 (category, level, post), 5.4 (remote + face-to-face = course), 7.1 (eight
 * kinds), 10.2 (theme, problem, cases, ethics), 20.2 (five methods), 21.2 (blended: each part with
 * its own hours and proof), 25.1 (follow-up period) and the plan's side of 25.2.
 *
 * <p>Its contract:
 *
 * <ul>
 *   <li>{@code CourseRuns.ofCourseKey, Components.of, Participants.of} – the plan, for reading;
 *   <li>{@code Study.beat} – offers time; the server grants it, once a person, up to the next
 *       presence check and the limit of the day; {@code StudyAccounts} – what was granted, what not
 *       and why;
 *   <li>{@code SignIns, OfflineRosters} – sign-in and sign-out by code, QR code or a roster without
 *       network: stamps on a claim, never overwritten;
 *   <li>{@code Attendance} – the trainer's roster makes claims evidence, of grade A only with both
 *       stamps;
 *   <li>{@code Reminders, Calendars} – what is soon, told once, and as a calendar feed;
 *   <li>{@code ProjectPlans, Offers} – what a project needs before a run opens (5.4, 10, 12.3,
 *       17.1, 18, 20.1); {@code Applications, Places, PlaceDraws, Quotas} – who gets a place (14,
 *       15, 16.2, 27.6); whoever has one is a participant;
 *   <li>{@code Completions.complete} – the one gate by which a component becomes evidence in the
 *       ledger, in the same transaction; announces {@code ComponentCompleted}.
 * </ul>
 *
 * <p>Platforms' courses: {@code Enrolments} shows a platform's roster beside those who came; {@code
 * Copies} makes a copied course's links lead somewhere again, and {@code Origins} remembers what
 * was laid out from what.
 *
 * <p>May call {@code resources} (what a unit plays), {@code ledger} (evidence), {@code lti} (what
 * was launched, deep linking), {@code web}, {@code people}, {@code kernel}.
 *
 * <p>Out of scope: what follow-up work says and who answered it (owned by {@code followup}), scores
 * owed to the platform (owned by {@code gradebook}), what minutes are worth (owned by {@code
 * ledger}).
 */
package org.xueshi.training;
