/**
 * 学时台账 (credit ledger): evidence of what teachers did, the rules that turn it into credit hours,
 * and the append-only book that nobody can quietly rewrite.
 *
 * <p>Articles served: 2.2–2.4 and 15.3 (requirements), 17.2 (trainers' 72 hours), 22.1 (cap on
 * school-based hours), 25.1 (a share is held until follow-up is done), 32.1–32.3 (registration,
 * attestation), 38.1 and 39.1 (rule pack, in force from its date).
 *
 * <p>Its contract, in the order of a credit hour's life:
 *
 * <ul>
 *   <li>{@code EvidenceBook.record} – what happened, once per key, never changed;
 *   <li>{@code Recognitions.propose} – what the rules of that day would credit, and why;
 *   <li>{@code Ledger.post, release, voidHold, reverse} – the one write gate; crediting reads of a
 *       book what the rules can look at ({@code Reach}), everything else reads it whole;
 *   <li>{@code Corrections.propose, decide} – what people ask to correct, by two of them above a
 *       threshold; {@code Imports} – credit from elsewhere; {@code Overlaps} – who is right about a
 *       minute; {@code Documents} – the papers;
 *   <li>{@code Merges} – two rows of one teacher become one person, and two again: no entry moves,
 *       every reading and the gate put their books together;
 *   <li>{@code Periods} – years and cycles that are closed; {@code Cases} – what is frozen out of
 *       attestations (37.2);
 *   <li>{@code Standings.of} – have, held, waiting, lacking: a fold of entries, as of and as known
 *       on any date; {@code Statements.of} – the same with every line and what is still on its way;
 *       {@code DistrictStandings.of} – the same of everybody;
 *   <li>{@code Inquiries}, {@code InquiryDesk} – what teachers ask about their hours, and what the
 *       Office decides; {@code LedgerSearch} – looking for lines of the book;
 *   <li>{@code Entries} – reading the book; {@code Verification} – proving it; {@code Certificates}
 *       – letting others see it, until two people withdraw it ({@code Withdrawals});
 *   <li>{@code AttestedBooks} – the book as papers may tell it.
 * </ul>
 *
 * <p>Rules are data: {@code RulePacks} – which hold when; {@code RuleDrafts}, {@code RuleProposals}
 * – how they come into force, by four eyes; {@code RuleTrials} – what they would do to whom; {@code
 * SpecialCases} – leave, transfer, retirement (open question 9).
 *
 * <p>May call: {@code lti} (its vault for secrets), {@code web}, {@code people}, {@code kernel}.
 * Called by {@code papers}, {@code training}, {@code followup}, {@code gradebook}, {@code
 * reporting}.
 *
 * <p>Out of scope: what a course consists of and who attended (owned by {@code training}), grades
 * in the platform (owned by {@code gradebook}). The ledger knows a course run by its identifier and
 * the title it had, nothing more.
 *
 * <p>Words: evidence 证据, recognition 学分认定, entry 学时记录, hold 暂存, release 释放, reversal 红冲, rule pack
 * 规则包, cycle 周期.
 */
package org.xueshi.ledger;
