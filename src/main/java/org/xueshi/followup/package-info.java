/**
 * 训后跟踪 (follow-up): what participants do with a training afterwards, and who answers it.
 *
 * <p>Drafts that keep themselves, submissions with files, the mentor's feedback; accepted work
 * becomes evidence and is announced. {@code Releases} lets held hours count by the run's rule when
 * three months are over; {@code FollowUps} closes a run's follow-up; {@code Surveys} ask at the end
 * and afterwards.
 *
 * <p>Serves articles 25.1 (follow-up of three months and more; hours held until it is done) and
 * 25.2 (practice task, research project, guided visit, reflection; each answered by a mentor), 31.2
 * (no closing without the three documents).
 *
 * <p>Evidence grade: accepted follow-up work is grade C. It is the participant's own word (D) until
 * a mentor has read it; the submitted work is then the document that a second person vouches for.
 * It is not A or B, since nobody's clock measured it; its minutes are the planned ones.
 *
 * <p>May call {@code training} (tasks, completions), {@code ledger}, {@code web}, {@code people},
 * {@code kernel}.
 *
 * <p>Out of scope: what a task asks for and when it is due (planned in {@code training}); the entry
 * by which held hours count (owned by {@code ledger}; this feature only asks for it).
 */
package org.xueshi.followup;
