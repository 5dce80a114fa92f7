/** Pages of trainers and of the Office, the API, and the timers. */
package org.xueshi.gradebook.boundary;
