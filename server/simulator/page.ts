// The simulator's page: a telephone on the left, what the line stored of the call on the right.
import { html } from '../page.ts';
import type { Html } from '../page.ts';

export interface PageOptions {
  /** The name of the business, as the line says it. */
  businessName: string;
  /** Numbers to call from, offered beside one's own. */
  numbers: readonly string[];
}

export const STYLESHEET = '/simulator/simulator.css';
export const SCRIPT = '/simulator/simulator.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

// Drawn here, 24 units square, one stroke: the pages load nothing from elsewhere.
const ICONS = {
  again: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4.5h-4.5',
  say: 'M12 19V6m-5.5 5.5L12 6l5.5 5.5',
  keypad: 'M7 6h.01M12 6h.01M17 6h.01M7 12h.01M12 12h.01M17 12h.01M7 18h.01M12 18h.01M17 18h.01',
  silence: 'M6 12h.01M12 12h.01M18 12h.01',
  hangUp: 'M4 14c4.5-4 11.5-4 16 0l-1.7 2.3-3.6-1v-2.200a9.5 9.5 0 0 0-5.4 0v2.200l-3.6 1z',
  twice: 'M9 9h10v10H9zM5 15V5h10',
  atOnce: 'M5 7h9m-9 5h14m-14 5h9',
  late: 'M12 7v5l3.5 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
};

/** The whole page; the script fills the conversation and the stored row. */
export function simulatorPage(options: PageOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulator &middot; ${options.businessName}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLESHEET}">
<script src="${SCRIPT}" defer></script>
</head>
<body>
<a class="skip" href="#words">Skip to the telephone</a>
<header class="bar">
  <a class="brand" href="/simulator"><span class="mark" aria-hidden="true"></span>${options.businessName}</a>
  <nav aria-label="Pages"><ul><li><a href="/simulator" aria-current="page">Simulator</a></li></ul></nav>
</header>
<main>
<div class="head">
  <div><h1>Simulator</h1><p>The real engine and the real store, without the telephone.</p></div>
  <button class="btn" type="button" data-do="call">${icon('again')}<span data-part="call-label">Call</span></button>
</div>
<noscript><p class="note warm">This page needs JavaScript: it stands in for the telephone.</p></noscript>
<div class="columns">
${phone(options)}
<div class="stored">
${journey()}
${texts()}
${row()}
${journal()}
</div>
</div>
</main>
</body>
</html>`;
}

function phone({ numbers }: PageOptions): Html {
  return html`<section class="card phone" aria-labelledby="phone-title">
  <header>
    <h2 id="phone-title" class="unseen">Telephone</h2>
    <label for="from">Calling from</label>
    <input class="field" id="from" list="numbers" value="${numbers[0] ?? ''}" inputmode="tel" autocomplete="off" spellcheck="false">
    <datalist id="numbers">${numbers.map((number) => html`<option value="${number}"></option>`)}<option value="anonymous">Number withheld</option></datalist>
    <span class="pill" data-part="clock">Not on the line</span>
  </header>
  <ol class="talk" tabindex="0" aria-label="Conversation" aria-live="polite" data-part="talk">
    <li class="empty" data-part="empty"><p>Nothing yet: choose a number and call.</p>
      <button class="btn primary" type="button" data-do="call">Call the line</button></li>
  </ol>
  <form class="say" autocomplete="off" data-part="say">
    <div class="row">
      <input class="field" id="words" name="words" maxlength="1000" aria-label="What the caller says" placeholder="Say something, as the caller" disabled>
      <button class="btn primary icon" aria-label="Say it" disabled>${icon('say')}</button>
    </div>
    <div class="row">
      <button class="btn" type="button" data-do="keypad" aria-expanded="false" aria-controls="keypad" disabled>${icon('keypad')}Keypad</button>
      <button class="btn" type="button" data-do="silence" disabled>${icon('silence')}Stay silent</button>
      <button class="btn danger" type="button" data-do="hang_up" disabled>${icon('hangUp')}Hang up</button>
    </div>
    <div class="keypad" id="keypad" hidden>
      <output class="pressed" data-part="pressed" aria-label="Keys pressed"></output>
      ${KEYS.map((key) => html`<button class="btn" type="button" data-key="${key}">${key}</button>`)}
      <button class="btn primary wide" type="button" data-do="press">Send the keys</button>
    </div>
    <div class="row" data-part="person" hidden>
      <button class="btn" type="button" data-do="answered">A person answers</button>
      <button class="btn" type="button" data-do="unanswered">Nobody answers</button>
    </div>
    <fieldset><legend>Break the next turn</legend>
      <div class="row">
        <button class="btn" type="button" aria-pressed="false" data-fault="twice">${icon('twice')}Twice</button>
        <button class="btn" type="button" aria-pressed="false" data-fault="at_once">${icon('atOnce')}Five at once</button>
        <button class="btn" type="button" aria-pressed="false" data-fault="late">${icon('late')}Late repeat</button>
      </div></fieldset>
  </form>
</section>`;
}

function journey(): Html {
  return html`<section class="card" aria-labelledby="journey-title">
  <header><h2 id="journey-title">Where the call is</h2><span class="pill live state" data-part="state" hidden></span></header>
  <ol class="journey" data-part="journey"><li class="muted">No call yet.</li></ol>
</section>`;
}

function texts(): Html {
  return html`<section class="card" aria-labelledby="texts-title">
  <header><h2 id="texts-title">Texts</h2></header>
  <ol class="talk texts" tabindex="0" aria-label="Texts" aria-live="polite" data-part="texts"><li class="empty">No texts to this number yet.</li></ol>
  <form class="say" autocomplete="off" data-part="reply">
    <div class="row">
      <input class="field" id="reply" name="reply" maxlength="1000" aria-label="What the caller texts" placeholder="Text the line, from this number">
      <button class="btn icon" aria-label="Send the text">${icon('say')}</button>
    </div>
  </form>
</section>`;
}

function row(): Html {
  return html`<section class="card" aria-labelledby="row-title">
  <header><h2 id="row-title">Stored row</h2><span class="pill" data-part="version" hidden></span></header>
  <div class="json" tabindex="0" role="group" aria-label="The snapshot, as stored" data-part="snapshot"><p class="muted">Each turn is one conditional write. What it wrote stands here.</p></div>
  <footer data-part="next">The first webhook of a call writes version 0.</footer>
</section>`;
}

function journal(): Html {
  return html`<section class="card" aria-labelledby="journal-title">
  <header><h2 id="journal-title">Journal</h2></header>
  <div class="scroll" tabindex="0" role="group" aria-label="Journal, scrolls sideways">
  <table><thead><tr><th class="r">Turn</th><th>Heard</th><th>Event</th><th>From and to</th><th class="r">ms</th></tr></thead>
  <tbody data-part="journal"><tr><td colspan="5" class="muted">One line a turn.</td></tr></tbody></table></div>
</section>`;
}

function icon(name: keyof typeof ICONS): Html {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;
}
