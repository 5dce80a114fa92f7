/** Clock, database access and migrations. */
package org.xueshi.kernel.control;
