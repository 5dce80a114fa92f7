/** Roster API and pages. */
package org.xueshi.people.boundary;
