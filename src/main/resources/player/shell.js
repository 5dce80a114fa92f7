// Runs a SCORM package or an H5P activity on the content origin, inside a sandbox. The page of the
// tool that frames us hands over what was kept, and keeps what we hand back; nobody else is heard.
const said = document.documentElement.dataset;
const stage = document.querySelector("iframe, div");
const tell = (what, more = {}) => parent.postMessage({ xueshi: what, ...more }, said.tool);

const scorm = {
  SCORM12: { name: "API", make: () => new Scorm12API(SETTINGS), core: (cmi) => cmi.core },
  SCORM2004: { name: "API_1484_11", make: () => new Scorm2004API(SETTINGS), core: (cmi) => cmi },
};
const SETTINGS = { autocommit: false, lmsCommitUrl: false, logLevel: 5, mastery_override: false };
const CHANGES = ["SetValue", "Commit", "Terminate", "LMSSetValue", "LMSCommit", "LMSFinish"];
const SETTLE_MS = 1000;

function keep(api) {
  let timer = 0;
  const send = () => tell("kept", { state: JSON.stringify(api.renderCMIToJSONObject().cmi) });
  for (const change of CHANGES) {
    api.on(change, () => {
      clearTimeout(timer);
      timer = setTimeout(send, SETTLE_MS);
    });
  }
  addEventListener("pagehide", send);
}

function runScorm(kind, state, learner) {
  const api = kind.make();
  if (state) {
    api.loadFromJSON(JSON.parse(state));
    kind.core(api.cmi).entry = "resume";
  }
  if (said.runtime === "SCORM12") {
    Object.assign(api.cmi.core, { student_id: learner.id, student_name: learner.name });
  } else {
    Object.assign(api.cmi, { learner_id: learner.id, learner_name: learner.name });
  }
  window[kind.name] = api;
  keep(api);
  stage.src = said.start;
}

function runH5p() {
  new H5PStandalone.H5P(stage, {
    h5pJsonPath: said.start,
    frameJs: said.shell + "h5p-frame.js",
    frameCss: said.shell + "h5p.css",
  });
}

let started = false;
addEventListener("message", (event) => {
  if (started || event.source !== parent || event.origin !== said.tool) {
    return;
  }
  if (event.data?.xueshi === "start") {
    started = true;
    const kind = scorm[said.runtime];
    if (kind) {
      runScorm(kind, event.data.state, event.data.learner);
    } else {
      runH5p();
    }
  }
});
tell("ready");
