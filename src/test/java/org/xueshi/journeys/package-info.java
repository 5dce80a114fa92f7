/**
 * The product as its people use it: whole journeys in a real browser, across the platform's frame.
 */
package org.xueshi.journeys;
