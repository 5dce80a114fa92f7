/** Viewer, language, roles: plain values every page speaks in. */
package org.xueshi.web.entity;
