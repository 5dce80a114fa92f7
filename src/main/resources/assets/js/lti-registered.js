// Dynamic Registration 1.0, 3.7: tells the platform that its registration window can be closed.
// The message holds nothing secret, and the platform's origin cannot be known for certain here.
(window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
