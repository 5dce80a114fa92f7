/** Pure rules of delivery and of reconciliation: values in, values out, time passed in. */
package org.xueshi.gradebook.entity;
