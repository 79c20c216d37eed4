// The simulator in the browser: sends what the caller does, and shows what the line said and stored.
const part = (name) => document.querySelector(`[data-part="${name}"]`);
const action = (name) => [...document.querySelectorAll(`[data-do="${name}"]`)];
const words = document.querySelector('#words');
const keypad = document.querySelector('#keypad');

/** One call of this page; `undefined` before the first. */
let current;
let busy = false;

// ---------------------------------------------------------------- asking the server

async function post(path, body) {
  const response = await fetch(`/simulator/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(answer.error ?? 'The line does not answer. Try again.');
}

/** One thing at a time: a second click waits for nobody and does nothing. */
async function once(work) {
  if (busy) return;
  busy = true;
  document.body.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (error) {
    append('note bad', error instanceof TypeError ? 'The server does not answer. Try again.' : error.message);
  } finally {
    busy = false;
    document.body.removeAttribute('aria-busy');
  }
}

/** The number of the simulated phone. */
const number = () => document.querySelector('#from').value.replace(/[\s()-]/g, '');

function call() {
  return once(async () => {
    if (current !== undefined && current.waits !== 'ended')
      await post(`calls/${current.callId}`, { act: { kind: 'hang_up' } });
    const view = await post('calls', { from: number() });
    part('talk').replaceChildren();
    current = { callId: view.callId, since: Date.now(), row: undefined };
    show(view);
    words.focus();
  });
}

function act(what, heard) {
  if (current === undefined || current.waits === 'ended') return undefined;
  return once(async () => {
    const armed = document.querySelector('[data-fault][aria-pressed="true"]');
    if (heard !== undefined) append(heard.kind, heard.text);
    const view = await post(
      `calls/${current.callId}`,
      armed === null ? { act: what } : { act: what, fault: armed.dataset.fault },
    );
    armed?.setAttribute('aria-pressed', 'false');
    show(view);
  });
}

// ---------------------------------------------------------------- showing the answer

function show(view) {
  const before = current.row;
  const entry = view.row?.journal.at(-1);
  const moved = view.row !== undefined && view.row.version !== before?.version;
  if (before !== undefined && moved && entry !== undefined)
    append('meta', `${entry.event} · ${entry.from} → ${entry.to} · ${entry.ms}\u00a0ms`);
  for (const { who, text } of view.happened) append(who === 'line' ? 'said' : 'happened', text);
  current.waits = view.waits;
  if (view.row !== undefined) showRow(view.row, before);
  current.row = view.row ?? before;
  if (view.waits === 'ended') append('happened', 'The call has ended. Call again for another.');
  controls();
}

const VOICES = { said: 'Line: ', heard: 'Caller: ' };

function append(kind, text) {
  part('empty')?.remove();
  const item = element('li', { className: kind });
  if (VOICES[kind] !== undefined) item.append(element('span', { className: 'unseen', textContent: VOICES[kind] }));
  item.append(text);
  const talk = part('talk');
  talk.append(item);
  talk.scrollTop = talk.scrollHeight;
}

function controls() {
  const waits = current?.waits ?? 'ended';
  const listening = waits === 'gather' || waits === 'record';
  for (const control of [words, document.querySelector('.say .icon'), ...action('silence'), ...action('keypad')])
    control.disabled = !listening;
  for (const control of action('hang_up')) control.disabled = waits === 'ended';
  part('person').hidden = waits !== 'dial';
  if (!listening) openKeypad(false);
  words.placeholder = waits === 'record' ? 'Leave a message, as the caller' : 'Say something, as the caller';
  part('call-label').textContent = current === undefined ? 'Call' : 'Call again';
  tick();
}

function showRow(row, before) {
  part('state').hidden = false;
  part('state').textContent = row.state;
  part('version').hidden = false;
  const moved = before !== undefined && before.version !== row.version;
  part('version').textContent = moved ? `version ${before.version} → ${row.version}` : `version ${row.version}`;
  part('next').textContent =
    `The next write goes through only if the row is at version ${row.version}, in ${row.state}.`;
  const states = row.journal.map((entry) => entry.to).filter((state, index, all) => state !== all[index - 1]);
  part('journey').replaceChildren(...(states.length === 0 ? [row.state] : states).map(step));
  part('journal').replaceChildren(...row.journal.toReversed().map(line));
  const snapshot = parsed(row.snapshot);
  part('snapshot').replaceChildren(
    tree('snapshot', snapshot, before === undefined ? snapshot : parsed(before.snapshot), 0),
  );
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function step(state, index, all) {
  const item = element('li', { textContent: state, className: 'state' });
  if (index === all.length - 1) item.setAttribute('aria-current', 'step');
  return item;
}

function line(entry) {
  const cells = [
    ['r', entry.turn],
    ['', entry.heard],
    ['mono', entry.event],
    ['mono', entry.from === entry.to ? entry.to : `${entry.from} → ${entry.to}`],
    ['r', entry.ms],
  ];
  const row = element('tr', {});
  row.append(...cells.map(([className, text]) => element('td', { className, textContent: String(text) })));
  return row;
}

const OPEN_LEVELS = 3;

/** JSON to open and close; what this turn changed is marked. */
function tree(name, value, before, depth) {
  const changed = JSON.stringify(value) !== JSON.stringify(before);
  const label = element(changed ? 'mark' : 'span', { textContent: name });
  if (typeof value !== 'object' || value === null) {
    const leaf = element('div', {});
    leaf.append(label, ': ', element('data', { className: typeof value, textContent: JSON.stringify(value) }));
    return leaf;
  }
  const entries = Object.entries(value);
  const branch = element('details', { open: depth < OPEN_LEVELS || changed });
  const summary = element('summary', {});
  summary.append(label, Array.isArray(value) ? `: [${entries.length}]` : `: {${entries.length}}`);
  branch.append(summary, ...entries.map(([key, inner]) => tree(key, inner, before?.[key], depth + 1)));
  return branch;
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

// ---------------------------------------------------------------- texts

const TEXTS_EVERY_MS = 2_000; // they follow a call's end by themselves
let shownTexts = '';

function showTexts(texts) {
  const now = JSON.stringify([number(), texts]);
  if (now === shownTexts) return;
  shownTexts = now;
  const list = part('texts');
  const none = element('li', { className: 'empty', textContent: 'No texts to this number yet.' });
  list.replaceChildren(...(texts.length === 0 ? [none] : texts.map(bubble)));
  list.scrollTop = list.scrollHeight;
}

function bubble({ who, text }) {
  const item = element('li', { className: who === 'line' ? 'said' : 'heard' });
  item.append(element('span', { className: 'unseen', textContent: who === 'line' ? 'Line: ' : 'Caller: ' }), text);
  return item;
}

async function lookForTexts() {
  if (document.hidden || !/^\+\d+$/.test(number())) return showTexts([]);
  try {
    const response = await fetch(`/simulator/api/texts/${encodeURIComponent(number())}`);
    if (response.ok) showTexts((await response.json()).texts);
  } catch {
    // The server has gone; the next thing that the person does says so.
  }
}
setInterval(lookForTexts, TEXTS_EVERY_MS);

part('reply').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = document.querySelector('#reply');
  const text = field.value.trim();
  if (text === '' || busy) return;
  once(async () => {
    const { texts } = await post('texts', { from: number(), words: text });
    field.value = '';
    showTexts(texts);
  });
});

// ---------------------------------------------------------------- what the person does

function openKeypad(open) {
  keypad.hidden = !open;
  part('pressed').textContent = '';
  for (const button of action('keypad')) button.setAttribute('aria-expanded', String(open));
}

function press() {
  const keys = part('pressed').textContent;
  if (keys === '') return undefined;
  openKeypad(false);
  return act({ kind: 'press', keys }, { kind: 'heard', text: `keys ${keys}` });
}

const ACTIONS = {
  call,
  keypad: () => openKeypad(keypad.hidden),
  press,
  silence: () => act({ kind: 'silence' }, { kind: 'heard quiet', text: 'silence' }),
  hang_up: () => act({ kind: 'hang_up' }),
  answered: () => act({ kind: 'dial', status: 'completed' }),
  unanswered: () => act({ kind: 'dial', status: 'no-answer' }),
};

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button === null) return;
  if (button.dataset.do !== undefined) ACTIONS[button.dataset.do]();
  if (button.dataset.key !== undefined)
    part('pressed').textContent = (part('pressed').textContent + button.dataset.key).slice(0, 40);
  if (button.dataset.fault !== undefined) {
    const arm = button.getAttribute('aria-pressed') !== 'true';
    for (const each of document.querySelectorAll('[data-fault]'))
      each.setAttribute('aria-pressed', String(arm && each === button));
  }
});

part('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const said = words.value.trim();
  if (said === '' || busy) return;
  words.value = '';
  act({ kind: 'say', words: said }, { kind: 'heard', text: said });
});

document.addEventListener('keydown', (event) => {
  const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  words.focus();
});

function tick() {
  const clock = part('clock');
  const live = current !== undefined && current.waits !== 'ended';
  clock.classList.toggle('live', live);
  if (!live) {
    clock.textContent = current === undefined ? 'Not on the line' : 'Ended';
    return;
  }
  const seconds = Math.floor((Date.now() - current.since) / 1_000);
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
setInterval(tick, 1_000);
