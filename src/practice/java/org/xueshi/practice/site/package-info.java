/**
 * What the practice site holds: people, courses, enrolments, activities, and the clock it goes by.
 *
 * <ul>
 *   <li>S1 Every table is kept in memory and, when a data directory is given, in one JSON file that
 *       is replaced atomically, so a killed process leaves the old file or the new one.
 *   <li>S2 Ids are numbers as in Moodle and are never given out twice.
 *   <li>S3 A fresh site gets the demo people and courses; an existing one is left as it is.
 * </ul>
 *
 * <p>Out of scope: registered tools ({@code tools}), grades ({@code gradebook}).
 */
package org.xueshi.practice.site;
