/**
 * Grade columns and the grades in them (成绩册), with Moodle's rules for what a score does.
 *
 * <ul>
 *   <li>G1 A column <em>coupled</em> to an activity keeps the site's own time of writing; one the
 *       tool made keeps the time the tool sent. A score whose time, in whole seconds, is not later
 *       than the kept one is refused.
 *   <li>G2 A score that is not fully graded erases: the coupled row becomes as if it never was, the
 *       stand-alone row stays without value.
 *   <li>G3 A score is scaled to the column's maximum and cut to 0 … maximum.
 *   <li>G4 A column of type text takes every score and keeps none.
 *   <li>G5 A grade a teacher has overridden by hand is not moved by later scores of an activity.
 *   <li>G6 A changed maximum rescales; a coupled column then shows 0 for everybody who has a grade
 *       elsewhere in the course but none in it.
 * </ul>
 *
 * <p>Uses {@code site}, {@code pages}. The services' wire format is {@code services}' business.
 */
package org.xueshi.practice.gradebook;
