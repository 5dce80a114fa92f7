/** Use cases on roster and units; the stores behind them. */
package org.xueshi.roster.control;
