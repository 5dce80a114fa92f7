package org.xueshi.lti.entity;

import java.net.URI;

/** To be posted by the browser: the field {@code JWT} to that address. */
public record DeepLinkingAnswer(URI returnUrl, String jwt) {}
