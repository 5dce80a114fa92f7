/**
 * JSON as text and back, by the Gson that comes inside Nimbus: tests and the practice platform need
 * no further library. Uses nobody.
 */
package org.xueshi.practice.json;
