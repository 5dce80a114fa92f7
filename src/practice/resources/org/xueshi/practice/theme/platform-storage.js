// Keeps small data for tools, each tool's apart (LTI postMessage Storage 0.1).
(() => {
  const kept = new Map();
  const able = document.currentScript.dataset.unable ? [] : ['lti.put_data', 'lti.get_data'];
  const supported = ['lti.capabilities', ...able].map((subject) => ({ subject }));

  function answer(data, origin) {
    const tool = kept.get(origin) ?? new Map();
    kept.set(origin, tool);
    if (data.subject === 'lti.put_data') {
      if (data.value === undefined) {
        tool.delete(data.key);
      } else {
        tool.set(data.key, data.value);
      }
      return { key: data.key, value: data.value };
    }
    return { key: data.key, value: tool.get(data.key) };
  }

  window.addEventListener('message', (event) => {
    const data = event.data;
    if (data?.subject === 'lti.capabilities' && event.source) {
      const said = { subject: 'lti.capabilities.response', message_id: data.message_id, supported_messages: supported };
      event.source.postMessage(said, event.origin);
      return;
    }
    if (!able.includes(data?.subject) || !event.source) {
      return;
    }
    const reply = { subject: `${data.subject}.response`, message_id: data.message_id };
    const content = data.key && data.message_id
      ? answer(data, event.origin)
      : { error: { code: 'bad_request', message: 'key and message_id are needed' } };
    event.source.postMessage({ ...reply, ...content }, event.origin);
  });
})();
