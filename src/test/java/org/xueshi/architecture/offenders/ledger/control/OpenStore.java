package org.xueshi.architecture.offenders.ledger.control;

/** A store for everyone. */
public class OpenStore {}
