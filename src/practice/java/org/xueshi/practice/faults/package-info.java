/**
 * Trouble on demand, for tests: the token endpoint or the services refuse, ask to wait, or hang.
 * Nothing here can be reached over HTTP.
 */
package org.xueshi.practice.faults;
