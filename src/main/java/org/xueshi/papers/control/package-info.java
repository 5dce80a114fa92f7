/** Issuing, verifying and printing papers. */
package org.xueshi.papers.control;
