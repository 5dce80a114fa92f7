/** Registrations, logins, launches, keys, and the clients of a platform's services. */
package org.xueshi.lti.control;
