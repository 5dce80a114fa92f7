/** Papers as snapshots: plain values. */
package org.xueshi.papers.entity;
