/**
 * Tests that run inside Payara, with the beans injected: one class, since a start costs half a
 * minute.
 */
package org.xueshi.container;
