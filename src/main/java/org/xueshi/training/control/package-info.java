/** Use cases of course runs, study and attendance. */
package org.xueshi.training.control;
