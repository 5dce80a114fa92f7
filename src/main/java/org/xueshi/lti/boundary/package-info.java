/** The addresses platforms and browsers come to, the console's pages about platforms, the API. */
package org.xueshi.lti.boundary;
