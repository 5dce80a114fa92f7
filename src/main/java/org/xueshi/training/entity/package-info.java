/** What is planned and the pure rules of time, codes and sums. */
package org.xueshi.training.entity;
