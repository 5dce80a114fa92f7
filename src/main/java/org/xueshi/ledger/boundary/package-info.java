/**
 * Pages and API of the ledger: the teacher's hours, certificates and their verification, the
 * Office's view of the book.
 */
package org.xueshi.ledger.boundary;
