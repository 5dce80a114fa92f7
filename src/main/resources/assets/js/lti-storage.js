// Leaves a secret with the platform's page, or asks for it back (LTI postMessage Storage 0.1), and goes on.
// What goes wrong is named and stops nobody: the server then tries the next way to know this browser.
(() => {
  const PATIENCE_MS = 2500;
  const step = document.querySelector('[data-lti-storage]');
  const next = step.querySelector('[data-go-on]');
  const { ltiStorage: subject, frame, origin, key, value } = step.dataset;
  const messageId = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

  function keeper() {
    const page = window.parent === window ? window.opener : window.parent;
    try {
      return frame === '_parent' ? page : page.frames[frame];
    } catch {
      return null;
    }
  }

  function ask(target) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ problem: 'timeout' }), PATIENCE_MS);
      window.addEventListener('message', (event) => {
        const data = event.data;
        if (event.origin !== origin || event.source !== target || data?.message_id !== messageId
            || data.subject !== `${subject}.response`) {
          return;
        }
        clearTimeout(timer);
        resolve(data.error ? { problem: String(data.error.code || 'error') } : { value: data.value });
      });
      // Only a page of the platform's own origin receives it.
      target.postMessage({ subject, message_id: messageId, key, ...(value && { value }) }, origin);
    });
  }

  function goOn(heard) {
    if (next.tagName === 'A') {
      window.location.replace(next.href);
      return;
    }
    const found = typeof heard.value === 'string' && heard.value !== '';
    next.elements.value.value = found ? heard.value : '';
    next.elements.problem.value = found ? '' : heard.problem || 'no_value';
    next.submit();
  }

  const target = keeper();
  if (target) {
    ask(target).then(goOn);
  } else {
    goOn({ problem: 'no_frame' });
  }
})();
