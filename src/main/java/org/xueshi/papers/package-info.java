/**
 * 证明文书 (papers): what the district hands out about a teacher's credit hours, so that whoever holds
 * it can check it: certificates and transcripts as PDF, attestations for re-registration, appraisal
 * and appointment, Open Badges, and the whole record in an open format.
 *
 * <p>Articles served: 4.5 (portable record), 21.1 (open formats), 32.1–32.3 (archive, attestation
 * as a condition), 37.2 (frozen entries are left out), 38.1.
 *
 * <p>Its contract:
 *
 * <ul>
 *   <li>{@code Papers} – transcripts and attestations are issued as snapshots that are never
 *       changed, and verified by their code together with the ledger's certificates;
 *   <li>{@code PdfPrinter} – XHTML to a tagged PDF with the Chinese font embedded; the same
 *       snapshot gives the same bytes;
 *   <li>{@code Badges} – a certificate as Open Badges 3.0 credential, signed with the district's
 *       key ({@code DistrictKeys});
 *   <li>{@code TeacherRecords} – everything the ledger knows of a person, in an open format.
 * </ul>
 *
 * <p>May call: {@code ledger}, {@code web}, {@code people}, {@code kernel}. Called by nobody below
 * {@code reporting}.
 *
 * <p>Out of scope: what counts and why (owned by {@code ledger}); course certificates as records
 * and their withdrawal (owned by {@code ledger}; printed here).
 *
 * <p>Words: certificate 学时证书, transcript 学时清单, attestation 达标证明, withdrawal 撤回, supersede 更新.
 */
package org.xueshi.papers;
