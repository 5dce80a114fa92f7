/** Outbox, sender, runs, posting: transactions and SQL live here. */
package org.xueshi.gradebook.control;
