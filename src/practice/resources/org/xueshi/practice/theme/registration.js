// The tool says that it has registered: back to the list of tools.
window.addEventListener('message', (event) => {
  if (event.data?.subject === 'org.imsglobal.lti.close') {
    window.location.assign(document.querySelector('[data-registration-done]').href);
  }
});
