/** The console's page of operation, health checks, and the filters every request passes. */
package org.xueshi.operations.boundary;
