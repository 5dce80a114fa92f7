/** Submissions and feedback as values. */
package org.xueshi.followup.entity;
