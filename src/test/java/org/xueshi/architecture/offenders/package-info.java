/** A tiny house with one offence against each rule: the guards are tried on it. */
package org.xueshi.architecture.offenders;
