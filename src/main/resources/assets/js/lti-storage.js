// Leaves a secret with the platform's page, or asks for it back (LTI postMessage Storage 0.1), and goes on.
// The page is first asked what it can do (lti.capabilities): if it says that it cannot store, nothing is waited for; if
// it says in which frame, that frame is spoken to; if it says nothing soon, the frame of the login request is.
// What goes wrong is named and stops nobody: the server then tries the next way to know this browser.
(() => {
  const PATIENCE_MS = 2500;
  const CAPABILITIES_PATIENCE_MS = 500;
  const step = document.querySelector('[data-lti-storage]');
  const next = step.querySelector('[data-go-on]');
  const { ltiStorage: subject, frame, origin, key, value } = step.dataset;
  const page = window.parent === window ? window.opener : window.parent;

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  // The answer to one message, or null if none comes in time.
  function ask(target, message, targetOrigin, patience) {
    return new Promise((resolve) => {
      const id = newId();
      const timer = setTimeout(() => resolve(null), patience);
      window.addEventListener('message', (event) => {
        const data = event.data;
        const here = event.source === target && (targetOrigin === '*' || event.origin === targetOrigin);
        if (here && data?.message_id === id && data.subject === `${message.subject}.response`) {
          clearTimeout(timer);
          resolve(data);
        }
      });
      target.postMessage({ ...message, message_id: id }, targetOrigin);
    });
  }

  // The frame that stores, null if the page says that none does. The question holds no secret, so any page may read it.
  async function storing() {
    const answer = await ask(page, { subject: 'lti.capabilities' }, '*', CAPABILITIES_PATIENCE_MS);
    if (!Array.isArray(answer?.supported_messages)) {
      return frame;
    }
    const able = answer.supported_messages.find((message) => message?.subject === subject);
    return able ? String(able.frame || frame) : null;
  }

  function keeper(name) {
    try {
      return name === '_parent' ? page : page.frames[name];
    } catch {
      return null;
    }
  }

  async function heard() {
    if (!page) {
      return { problem: 'no_frame' };
    }
    const name = await storing();
    if (name === null) {
      return { problem: 'unsupported' };
    }
    const target = keeper(name);
    if (!target) {
      return { problem: 'no_frame' };
    }
    // Only a page of the platform's own origin receives it.
    const data = await ask(target, { subject, key, ...(value && { value }) }, origin, PATIENCE_MS);
    if (!data) {
      return { problem: 'timeout' };
    }
    return data.error ? { problem: String(data.error.code || 'error') } : { value: data.value };
  }

  function goOn(answer) {
    if (next.tagName === 'A') {
      window.location.replace(next.href);
      return;
    }
    const found = typeof answer.value === 'string' && answer.value !== '';
    next.elements.value.value = found ? answer.value : '';
    next.elements.problem.value = found ? '' : answer.problem || 'no_value';
    next.submit();
  }

  heard().then(goOn);
})();
