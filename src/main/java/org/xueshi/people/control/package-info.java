/** Use cases on people; the stores behind them. */
package org.xueshi.people.control;
