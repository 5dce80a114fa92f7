package org.xueshi.practice.launch;

/**
 * A launch that waits in the session for the tool to ask for it.
 *
 * @param activityId 0 when content is being selected
 */
record PendingLaunch(
    long courseId,
    long toolId,
    long activityId,
    MessageType message,
    long forPersonId,
    Container container) {}
