/** Pages of the library, uploads, and the content origin. */
package org.xueshi.resources.boundary;
