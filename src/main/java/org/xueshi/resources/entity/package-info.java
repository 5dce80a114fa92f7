/** Rules for packages and file types, and what the library holds: plain values. */
package org.xueshi.resources.entity;
