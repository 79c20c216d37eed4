// What is said and listened for in a state, and what the readers are told of it.
import type { DialogContext, Known, Pending } from '../../machines/dialog.ts';
import { en } from '../../machines/prompts/en.ts';
import { expectationOf, replyFor, sentencesOf } from '../../machines/reply.ts';
import { step } from '../../machines/step.ts';
import { ADA, AGREED, contextWith, NUMBER, OTHER, restingAt, TEN, TWO } from './contexts.ts';

const { ask_time: _other, ...rest } = en;
const french = { ...rest, ask_time: () => 'Quand donc? A 9 h..' };
const date = '2025-10-02';
const resting = (state: string, changes: Partial<DialogContext> = {}, pending: Partial<Pending> = {}) =>
  restingAt(state, contextWith({ locale: 'fr-CA', ...changes }, pending));

const says = (state: string, changes: Partial<DialogContext> = {}) =>
  replyFor(resting(state, changes), { en, fr: french });

describe('the language', () => {
  it('is that of the locale, whatever its country', () => {
    expect(sentencesOf('fr-CA', { en, fr: french })).toBe(french);
    expect(sentencesOf('fr', { en, fr: french })).toBe(french);
  });
  it('is English where the line does not speak the locale', () => {
    expect(sentencesOf('de-CH', { fr: french })).toBe(en);
    expect(sentencesOf('', { fr: french })).toBe(en);
    expect(sentencesOf('en-CA')).toBe(en);
  });
});

describe('what the line does after it spoke', () => {
  it('listens, with one full stop where two met', () => {
    expect(says('ask_time.asking')).toEqual({
      locale: 'fr-CA',
      says: [{ prompt: 'ask_time', text: 'Quand donc? A 9 h.' }],
      next: { kind: 'listen', answer: 'time', patience: 'normal' },
    });
  });
  it('listens longer to a caller who asked it to wait', () => {
    expect(says('ask_mobile.asking', { tone: { kind: 'wait', count: 1 } }).next).toEqual({
      kind: 'listen',
      answer: 'phone',
      patience: 'long',
    });
  });
  it('rings the person with a whisper, records, or hangs up', () => {
    const { next } = says('handoff.connecting', { slots: AGREED, escape: 'asked' });
    expect(next).toEqual({ kind: 'dial', whisper: expect.stringContaining(ADA) });
    expect(says('voicemail.recording').next).toEqual({ kind: 'record' });
    expect(says('handoff.done').next).toEqual({ kind: 'hang_up' });
    expect(says('abandoned').next).toEqual({ kind: 'hang_up' });
  });
  it('does nothing where no call rests', () => {
    const call = resting('handoff.connecting');
    const settling = step(resting('ask_time.asking'), { type: 'OPERATOR', why: 'asked' }).next;
    expect(() => replyFor(call)).not.toThrow();
    expect(() => replyFor(settling)).toThrow('a resting state without a prompt');
    expect(() => expectationOf(settling)).toThrow('a resting state without an expectation');
  });
});

describe('what the readers are told', () => {
  it('is the question, in its words', () => {
    expect(expectationOf(resting('ask_mobile.asking'))).toEqual({
      asked: 'ask_mobile',
      answer: 'phone',
      known: {},
      prompt: replyFor(resting('ask_mobile.asking')).says[0]?.text,
    });
  });

  it('is what was read out to choose from', () => {
    const offered = [TEN, TWO];
    const readings = [{ date }, { date: '2025-10-09' }];
    expect(expectationOf(resting('ask_time.offering', { offered })).offered).toEqual([
      { date, time: '10:00' },
      { date, time: '14:00' },
    ]);
    expect(expectationOf(resting('ask_time.choosing', { offered }, { readings })).offered).toEqual(readings);
    expect(expectationOf(resting('ask_time.offering', { offered }, { readings: [{}] })).offered).toHaveLength(2);
    expect(expectationOf(resting('ask_time.asking', { offered }))).not.toHaveProperty('offered');
  });

  it.each<[string, Partial<DialogContext>, Partial<Pending>, Known]>([
    ['nothing', {}, {}, {}],
    ['what is agreed', { slots: AGREED }, {}, { name: ADA, phone: NUMBER, time: { date, time: '10:00' } }],
    [
      'what was read back before what is agreed',
      { slots: AGREED },
      { name: { value: 'Ida' }, phone: { e164: OTHER, valid: true }, wish: { date: '2025-10-09' } },
      { name: 'Ida', phone: OTHER, time: { date: '2025-10-09' } },
    ],
    ['the digits so far', {}, { digits: '204' }, { digits: '204' }],
    ['a wished time', {}, { wish: { time: '10:00' } }, { time: { time: '10:00' } }],
    ['a wished part of the day', {}, { wish: { date, part: 'morning' } }, { time: { date, part: 'morning' } }],
    ['no time where the caller wants whatever there is', {}, { wish: { open: true } }, {}],
  ])('is %s', (_what, changes, pending, known) => {
    expect(expectationOf(resting('ask_time.asking', changes, pending)).known).toEqual(known);
  });
});
