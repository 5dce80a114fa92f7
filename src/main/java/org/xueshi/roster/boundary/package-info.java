/** Pages of the roster, units, trainers, claims and accounts. */
package org.xueshi.roster.boundary;
