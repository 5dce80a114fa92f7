/** What is wrong with a set-up, as plain rules. */
package org.xueshi.operations.entity;
