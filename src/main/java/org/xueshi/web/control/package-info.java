/** Sessions, the current viewer, permissions, messages. */
package org.xueshi.web.control;
