/**
 * 成绩册 (gradebook): both directions between a platform's gradebook and us.
 *
 * <p><b>Out:</b> scores owed to the platform. Training and follow-up announce what somebody
 * completed; in that same transaction the score is written to an outbox, one row for a column and a
 * person, and sent from there until the platform has it or has said why not.
 *
 * <ul>
 *   <li>R1. The newest score wins, by the time it happened. None is lost, whatever crashes.
 *   <li>R2. Nothing that erases a grade is ever sent: final scores only ({@code moodle.md} 1).
 *   <li>R3. Every state can be read by the trainer, with its reason, and sent again.
 *   <li>R4. A grade that somebody changed in the platform is not overwritten before the trainer
 *       chose.
 *   <li>R5. A platform that is away is left alone and asked again later, by one message at a time.
 * </ul>
 *
 * <p><b>In:</b> from gradebook to credit (学分认定). A run reads the platform's results, keeps what it
 * read, and shows it beside our own record and the ledger.
 *
 * <ul>
 *   <li>R6. Nothing is written before a person has seen the total.
 *   <li>R7. A difference is shown, never settled silently; whatever is not proposed has a reason.
 *   <li>R8. Posting again posts nothing new.
 * </ul>
 *
 * <p><b>Native columns:</b> quizzes, assignments, manual grades, totals and completion, by Moodle's
 * web services, by the exported file or by OneRoster ({@code SheetRuns}, {@code CountedColumns},
 * {@code SheetTables}, {@code SheetApplies}; ADR 21).
 *
 * <ul>
 *   <li>R9. A course run says which columns count, with pass mark, weight and minutes.
 *   <li>R10. What was read is kept as evidence, grade C; one piece for a column and a person.
 *   <li>R11. An apply is resumed after a crash and taken back as one act; a lowered grade is
 *       corrected by the stated policy only.
 *   <li>R12. Long work has progress, belongs to one node, and is taken over when that one dies.
 * </ul>
 *
 * <p>Articles served: 32.1, 32.2 (credit registration: every entry with evidence).
 *
 * <p>May call: {@code followup}, {@code training} (course runs and their components), {@code
 * ledger} (proposals, the write gate), {@code lti} (AGS, web services), {@code web}, {@code
 * people}, {@code kernel}. Called by {@code reporting}.
 *
 * <p>Out of scope: how AGS is spoken (owned by {@code lti}); what a score means and when it is due
 * (owned by {@code training}, {@code followup}); which hours a score is worth (owned by {@code
 * ledger}).
 *
 * <p>Words: line item 成绩列, outbox 待送成绩, run 核对, snapshot 快照, finding 核对结论, sheet 平台成绩核对, apply 入账.
 */
package org.xueshi.gradebook;
