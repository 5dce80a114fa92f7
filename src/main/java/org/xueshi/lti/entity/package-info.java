/**
 * The rules of a launch as plain Java: what must hold, and the value that exists only if it did.
 */
package org.xueshi.lti.entity;
