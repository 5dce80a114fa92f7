/** Plain values of the shared kernel. */
package org.xueshi.kernel.entity;
