/** Handing in and answering. */
package org.xueshi.followup.control;
