/** Pages of a follow-up task. */
package org.xueshi.followup.boundary;
