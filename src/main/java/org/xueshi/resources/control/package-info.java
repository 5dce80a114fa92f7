/** The library, uploads, the content store, addresses on the content origin. */
package org.xueshi.resources.control;
