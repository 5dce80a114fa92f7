/**
 * What the tests share: a real PostgreSQL, the running tool, a browser. No mocks of our own code.
 */
package org.xueshi.test;
