package org.xueshi.architecture.offenders.ledger.control;

/** A name that says nothing. */
class EntryManager {}
