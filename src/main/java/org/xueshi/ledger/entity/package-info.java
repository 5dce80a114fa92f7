/** The core of the ledger: rules and book-keeping as plain values and pure functions. */
package org.xueshi.ledger.entity;
