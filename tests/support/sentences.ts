// Every sentence of the line over a few representative contexts: what an owner reads through, and a locale in brackets.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { DialogContext, E164, EarlierBooking, Errand, Opening, ToneKind } from '../../machines/dialog.ts';
import { en, type Sentence, type Sentences } from '../../machines/prompts/en.ts';
import { freshContext } from '../../machines/step.ts';

export const SENTENCES_FILE = 'tests/fixtures/sentences.en.txt';

const TONES: readonly ToneKind[] = [
  'first',
  'again',
  'noInput',
  'noMatch',
  'help',
  'wait',
  'rejected',
  'corrected',
  'refused',
  'neither',
];
const VARIANTS = [1, 2, 3];
const WHYS = ['taken', 'closed', 'past', 'too_soon', 'too_far', 'none', 'not_theirs', 'not_free'] as const;
const ESCAPES = [
  'asked',
  'misunderstood',
  'turns',
  'calendar',
  'upset',
  'incident',
  'other_business',
  'not_found',
  'nothing_free',
  'too_late',
  'changed',
] as const;

const at = (date: string, clock: string): Opening => ({
  startsAt: `${date}T${clock}`,
  endsAt: `${date}T${clock}`,
  resource: 'office',
});
const TEN = at('2025-10-02', '10:00');
const HALF_PAST_TWO = at('2025-10-02', '14:30');
const NOON = at('2025-10-03', '12:00');

/** What may be said before anything is known. */
const EARLY: ReadonlySet<string> = new Set(['ask_name', 'resume_offer', 'ask_mobile', 'goodbye', 'ask_time']);

/** What is said of a booking made before. */
const ABOUT_EARLIER = /^(?:ask_time|confirm|complete|confirmationText|changeText)$/;

function contexts(prompt: string): DialogContext[] {
  const number = '+12048694905' as E164; // a brand has no literal
  const bare: DialogContext = { ...freshContext(), businessName: 'the office', turns: 1 };
  const caller = { number, textable: true };
  const phone = { e164: number, verified: true };
  const midway: DialogContext = {
    ...bare,
    caller,
    slots: { name: 'Ann Lee', phone, time: TEN, service: null },
    pending: {
      name: { value: 'Rocky Jonathan' },
      phone: { e164: number, ext: '12', valid: true },
      digits: '204869',
      wish: { date: '2025-10-02', time: '10:00' },
      readings: [{ date: '2025-10-02' }, { date: '2025-10-09' }],
      services: [],
    },
    offered: [TEN, HALF_PAST_TWO, NOON],
  };
  const clinic: DialogContext = {
    ...midway,
    services: ['massage', 'deep cleaning', 'quick cleaning', 'check-up'].map((name) => ({ id: name, name })),
    people: [
      { id: 'office', name: 'Dr. Lee' },
      { id: 'sam', name: 'Sam' },
    ],
    preferred: 'office',
    slots: { ...midway.slots, service: 'massage' },
    pending: { ...midway.pending, services: ['deep cleaning', 'quick cleaning'] },
  };
  const clinics = [
    clinic,
    { ...clinic, services: clinic.services.slice(0, 3), preferred: 'sam' },
    { ...clinic, servicePage: 1, preferred: null, unspoken: ['service' as const] },
  ];
  if (prompt.startsWith('ask_service')) return clinics;
  const earlier: EarlierBooking = {
    ...NOON,
    id: 'BK1',
    callId: 'CA1',
    name: 'Ann Lee',
    phone: number,
    service: 'appointment',
    revision: 4,
    code: '4821',
    mayCancel: true,
  };
  const errand: Errand = {
    ...bare.errand,
    purpose: 'move',
    found: [earlier, { ...earlier, ...TEN }],
    booking: earlier,
  };
  const moving = { ...midway, errand };
  const cancelling = {
    ...midway,
    errand: { ...errand, purpose: 'cancel' as const, found: [earlier], failed: 1 },
  };
  if (/^(?:find|cancel)_booking|^cancellationText/.test(prompt)) {
    const several = { ...cancelling, errand: { ...cancelling.errand, found: errand.found, failed: 2 } };
    const unnamed = prompt === 'find_booking.which' ? [several] : [cancelling, several];
    return [moving, ...unnamed, { ...moving, pending: { ...moving.pending, digits: '' } }];
  }
  const early = EARLY.has(prompt) ? [{ ...bare, turns: 0 }, bare] : [];
  return [
    ...early,
    midway,
    {
      ...midway,
      booked: NOON,
      offered: [TEN],
      pending: { ...midway.pending, phone: { e164: number, valid: false }, digits: '2', wish: { part: 'morning' } },
    },
    { ...midway, unspoken: ['name', 'phone'], offered: [TEN, HALF_PAST_TWO] },
    ...clinics,
    ...(ABOUT_EARLIER.test(prompt) ? [moving] : []),
  ];
}

function toned(context: DialogContext): DialogContext[] {
  const plain = TONES.flatMap((kind) => VARIANTS.map((count) => ({ ...context, tone: { kind, count } })));
  const refused = WHYS.flatMap((why) =>
    VARIANTS.map((count) => ({
      ...context,
      tone: { kind: 'refused' as const, count, why, wanted: TEN.startsAt, whom: 'office' },
    })),
  );
  return [...plain, ...refused];
}

/** The sentences in the order of the locale's file, each once below its prompt. */
export function sentencesText(sentences: Sentences = en): string {
  const escaped = ESCAPES.map((escape) => ({ ...freshContext(), escape }));
  const blocks = Object.entries(sentences).map(([prompt, sentence]: [string, Sentence]) => {
    const said = [...contexts(prompt).flatMap(toned), ...(prompt === 'handoff' ? escaped : [])].map((context) =>
      sentence(context),
    );
    return [`## ${prompt}`, ...new Set(said)].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** A language that says everything in brackets: a sentence without them was written elsewhere. */
export const inBrackets: Sentences = Object.fromEntries(
  Object.entries(en).map(([prompt, sentence]) => [prompt, (context: DialogContext) => `[${sentence(context)}]`]),
) as Sentences; // the keys are those of `en`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(SENTENCES_FILE, sentencesText());
