/** What a roster file means, and what changes by it; units, qualifications, appointments. */
package org.xueshi.roster.entity;
