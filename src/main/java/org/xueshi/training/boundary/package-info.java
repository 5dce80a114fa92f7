/** Pages and API of courses. */
package org.xueshi.training.boundary;
