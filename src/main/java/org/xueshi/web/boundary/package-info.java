/** Filters, error pages, view rendering, console sign-in, assets. */
package org.xueshi.web.boundary;
