/**
 * 名册与单位 (roster and units): keeping the district's list of people and units true.
 *
 * <p>The roster by file (XLSX, CSV, OneRoster 1.2), previewed, applied whole or not at all, undone
 * where nothing has happened since; schools with the person responsible, bases, providers with
 * their qualifications, studios, workshops, principals' communities; the pool of trainers and
 * experts with appointments; claims of identity; console accounts of schools.
 *
 * <p>Serves articles 2.5 (roster), 3.5, 3.6 (studios, communities), 12.3 (qualified providers),
 * 13.1, 13.2 (bases, private providers), 17.1, 27.3 (pool, appointments), 29.1 (person
 * responsible).
 *
 * <p>Its contract: {@code Units.qualifiedOn}, {@code Trainers.appointedOn} for gates of {@code
 * training}; {@code SchoolScope} says which school a console account speaks for.
 *
 * <p>May call {@code web}, {@code people}, {@code kernel}. It is above {@code people} because its
 * pages need {@code web}; the persons themselves, accounts and identities stay in {@code people}.
 *
 * <p>Out of scope: merging two persons' books (owned by {@code ledger}); what a teacher may apply
 * for (owned by {@code training}).
 */
package org.xueshi.roster;
