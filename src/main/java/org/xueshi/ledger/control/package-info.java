/**
 * Use cases of the ledger: the evidence book, recognition, the one write gate, standings,
 * verification, certificates.
 */
package org.xueshi.ledger.control;
