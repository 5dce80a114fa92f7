/** Pages, downloads and API of what is handed out. */
package org.xueshi.papers.boundary;
