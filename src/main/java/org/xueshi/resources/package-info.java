/**
 * 资源库 (resource library): what trainers bring in and teachers play.
 *
 * <p>Upload, checking, versions, the manifest of each package, the content origin on which
 * untrusted files are played, and the player page part that other features embed.
 *
 * <p>Requirements
 *
 * <ul>
 *   <li>R1. A file is what its bytes say, never what its name says.
 *   <li>R2. A package is accepted whole or refused whole, with the names of what is wrong; an
 *       interrupted upload leaves neither row nor file.
 *   <li>R3. A version never changes; a course run pins one.
 *   <li>R4. Nothing is ever written under a name that came with an upload: contents lie under their
 *       SHA-256, names are rows.
 *   <li>R5. Uploaded files are served only on the content origin, by short-lived addresses, without
 *       cookies and without our origin's rights.
 *   <li>R6. A package that needs a run-time (SCORM, H5P) is played in a shell of ours on the
 *       content origin; what it says of itself is handed to whoever embeds the player, and proves
 *       nothing.
 *   <li>R7. Whatever is on offer is found by the words of its title, description and text.
 *   <li>R8. Nobody reviews their own work; an opinion, once given, stands; a decision has a reason.
 * </ul>
 *
 * <p>Serves articles 9.1, 11.1, 11.2 and 11.4 (standards, origin, premium, review), 11.3 (library,
 * versioned), 19.1 (courses pick from the library), 20.4 and 21.3 (remote study on poor lines). May
 * call: {@code web} (viewer, pages), {@code people} (names), {@code kernel}.
 *
 * <p>Out of scope: who must play what, and for how long (owned by {@code training}); hours (owned
 * by {@code ledger}).
 */
package org.xueshi.resources;
