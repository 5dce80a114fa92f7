/** Reading settings, database and disk; the board of measures; the gate for too much at once. */
package org.xueshi.operations.control;
