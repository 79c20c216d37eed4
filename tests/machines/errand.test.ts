// What becomes of a call that is about a booking made before: what was said, what was found, what is wanted.
import type { DialogContext, DialogEvent, EarlierBooking } from '../../machines/dialog.ts';
import {
  bookAnother,
  bookingInHand,
  forgetBooked,
  isJustFound,
  keepDetail,
  leaveEarlier,
  noErrand,
  ofText,
  rememberFound,
  searchedNumber,
  takeFound,
  wantCancel,
  wantMove,
} from '../../machines/errand.ts';
import { ADA, AGREED, contextWith, earlier, NUMBER, onErrand, OTHER, SERVICES, strong, TEN } from './contexts.ts';

const says = (heard: object): DialogEvent => ({ type: 'SLOTS_HEARD', heard });
const nameHeard = { name: { kind: 'name', name: ADA, ...strong } };
const full = { phone: { kind: 'full', e164: OTHER, ...strong } };
const callerId = { phone: { kind: 'callerid', ...strong } };
const code = { phone: { kind: 'partial', digits: '4711', ...strong } };
const day = { time: { kind: 'partial', date: '2025-10-03', ...strong } };
const exact = { time: { kind: 'exact', date: '2025-10-03', time: '09:30', ...strong } };
const FOUND = ['10', '11', '12', '13', '14'].map((clock) => earlier(clock));
const finds = (bookings: EarlierBooking[]): DialogEvent => ({ type: 'BOOKINGS_FOUND', bookings });
const caller = { number: NUMBER, textable: true };

describe('the number a search goes by', () => {
  it.each<[string, string | null, DialogContext]>([
    ['is the one that was named', OTHER, onErrand({ number: OTHER }, { caller })],
    ['is the one the caller rings from', NUMBER, onErrand({}, { caller })],
    ['is none when that is withheld', null, onErrand({}, { caller: { number: NUMBER, textable: false } })],
  ])('%s', (_what, expected, context) => {
    expect(searchedNumber(context)).toBe(expected);
  });
});

it('the booking in hand is what this call booked, or what was found', () => {
  expect(bookingInHand(onErrand({ booking: earlier() }, { booked: TEN }))).toBe(TEN);
  expect(bookingInHand(onErrand({ booking: earlier() }))).toEqual(earlier());
  expect(bookingInHand(onErrand({}))).toBeNull();
});

describe('what was said of a booking', () => {
  const before = { detail: { name: 'Ida' }, number: NUMBER, found: [earlier()] };
  it.each<[string, object, DialogEvent]>([
    ['a name', { detail: { name: ADA }, number: NUMBER, found: [] }, says(nameHeard)],
    ['a day', { detail: { dates: ['2025-10-03'] }, number: NUMBER, found: [] }, says(day)],
    ['a code', { detail: { code: '4711' }, number: NUMBER, found: [] }, says(code)],
    ['a name and a day', { detail: { name: ADA, dates: ['2025-10-03'] }, found: [] }, says({ ...nameHeard, ...day })],
    ['another number', { detail: { name: 'Ida' }, number: OTHER, found: [] }, says(full)],
    ['"this number"', { detail: { name: 'Ida' }, number: '+12045550100', found: [] }, says(callerId)],
    ['nothing', before, { type: 'NO_MATCH' }],
    [
      'two days, one of them twice',
      { detail: { dates: ['2025-10-03', '2025-10-04'] } },
      says({
        time: {
          kind: 'clarify',
          why: 'which',
          readings: [{ date: '2025-10-03' }, { date: '2025-10-04' }, { date: '2025-10-03' }, {}],
        },
      }),
    ],
    [
      'a name that may be two',
      { detail: { name: 'Ada' } },
      says({ name: { kind: 'clarify', why: 'which', readings: ['Ada', 'Ida'] } }),
    ],
  ])('is kept: %s', (_what, expected, event) => {
    const context = onErrand(
      before,
      { caller: { number: '+12045550100' as typeof NUMBER, textable: true } },
      { digits: '20' },
    );
    const kept = keepDetail(context, event);
    expect(kept.errand).toMatchObject(expected);
    expect(kept.errand?.purpose).toBeNull();
    expect(kept.pending).toEqual({ ...context.pending, digits: '' });
  });

  it('is no number when the caller withholds theirs', () => {
    const kept = keepDetail(onErrand(before, { caller: { number: NUMBER, textable: false } }), says(callerId));
    expect(kept.errand).toEqual(onErrand(before).errand);
  });
});

describe('what was found', () => {
  it('is at most four, which can be read out', () => {
    const change = rememberFound(onErrand({ failed: 1 }), finds(FOUND));
    expect(change.errand).toMatchObject({ found: FOUND.slice(0, 4), failed: 1 });
    expect(change.offered).toEqual(FOUND.slice(0, 4));
    expect(change).not.toHaveProperty('pending');
  });
  it('is nothing, which counts, and the name that was said stays for a new booking', () => {
    const context = onErrand({ failed: 1, detail: { name: ADA }, found: FOUND }, {}, { digits: '2' });
    expect(rememberFound(context, finds([]))).toEqual({
      pending: { ...context.pending, name: { value: ADA } },
      errand: { ...context.errand, failed: 2, found: [] },
    });
    expect(rememberFound(onErrand({}), finds([]))).toEqual({ errand: onErrand({ failed: 1 }).errand });
    expect(rememberFound(onErrand({}), { type: 'CALENDAR_DOWN' })).toEqual({ errand: onErrand({ failed: 1 }).errand });
  });

  const open = onErrand(
    { purpose: 'move', found: FOUND, detail: { name: ADA } },
    { services: SERVICES, offered: FOUND, given: ['name'] },
    { name: { value: 'Ida' } },
  );
  it('is taken by its place, and a move goes on with its name, number and service', () => {
    const taken = takeFound(open, { type: 'CHOSEN', index: 1 });
    expect(taken).toMatchObject({
      errand: { booking: FOUND[1], found: [], detail: {}, purpose: 'move' },
      offered: [],
      pending: { name: null },
      slots: { name: ADA, phone: { e164: NUMBER, verified: true }, service: 'cut', time: null },
      given: [],
    });
    expect(isJustFound({ ...open, ...taken })).toBe(true);
    expect(takeFound(open, finds(FOUND)).errand?.booking).toBe(FOUND[0]);
  });
  it('is taken without a service that is offered no longer', () => {
    const gone = onErrand({ purpose: 'move', found: [earlier('10', { service: 'shave' })] }, { services: SERVICES });
    expect(takeFound(gone, finds([])).slots?.service).toBeNull();
  });
  it('is taken to be cancelled with nothing of it in the slots', () => {
    const cancels = { ...open, errand: { ...open.errand, purpose: 'cancel' as const } };
    const taken = takeFound(cancels, { type: 'CHOSEN', index: 0 });
    expect(taken).not.toHaveProperty('slots');
    expect(taken).not.toHaveProperty('tone');
    expect(isJustFound({ ...cancels, ...taken })).toBe(false);
  });
  it('is not taken beyond its end', () => {
    expect(takeFound(open, { type: 'CHOSEN', index: 5 })).toEqual({});
    expect(takeFound(onErrand({}), { type: 'NO_MATCH' })).toEqual({});
  });
  it.each<[string, boolean, DialogContext]>([
    ['at once', true, onErrand({ purpose: 'move' }, { tone: { kind: 'corrected', count: 0 } })],
    ['a turn later', false, onErrand({ purpose: 'move' }, { tone: { kind: 'corrected', count: 1 } })],
    ['in another tone', false, onErrand({ purpose: 'move' }, { tone: { kind: 'again', count: 0 } })],
    ['to be cancelled', false, onErrand({ purpose: 'cancel' }, { tone: { kind: 'corrected', count: 0 } })],
  ])('was found just now, %s: %s', (_when, expected, context) => {
    expect(isJustFound(context)).toBe(expected);
  });
  it('is known from the start to whoever answers a text', () => {
    expect(ofText(onErrand({}), FOUND)).toEqual({
      errand: { ...onErrand({}).errand, found: FOUND.slice(0, 4), byText: true },
      offered: FOUND.slice(0, 4),
    });
    expect([ofText(onErrand({}), []), ofText(onErrand({}))]).toEqual([{}, {}]);
  });
});

describe('who wants to move a booking', () => {
  const said = onErrand({}, { services: SERVICES }, { wish: { date: '2025-11-01' }, digits: '47', readings: [{}] });
  it('may say at once where to, and what was wished for before was another booking', () => {
    const change = wantMove(said, {
      type: 'CHANGE_BOOKING',
      heard: {},
      wish: { kind: 'exact', date: '2025-10-03', time: '09:30', ...strong },
    });
    expect(change.errand?.purpose).toBe('move');
    expect(change.pending).toMatchObject({ wish: { date: '2025-10-03', time: '09:30' }, readings: [], digits: '' });
    expect(wantMove(said, says(exact)).pending).toMatchObject({ wish: { date: '2025-10-03', time: '09:30' } });
  });
  it('may say nothing more', () => {
    const change = wantMove(said, { type: 'CHANGE_BOOKING', heard: {} });
    expect(change.pending).toEqual({ ...said.pending, wish: null, readings: [], digits: '' });
    expect(change).not.toHaveProperty('slots');
  });
  it('goes on with what was found, unless this call booked itself', () => {
    const found = onErrand({ booking: earlier() }, { services: SERVICES });
    const asks: DialogEvent = { type: 'CHANGE_BOOKING', heard: {} };
    expect(wantMove(found, asks).slots).toMatchObject({ name: ADA, service: 'cut' });
    expect(wantMove({ ...found, booked: TEN }, asks)).not.toHaveProperty('slots');
  });
  it('gives a detail by telephone, and a wish in an answer to a text', () => {
    const asks: DialogEvent = {
      type: 'CHANGE_BOOKING',
      heard: { time: { kind: 'partial', date: '2025-10-03', ...strong } },
    };
    expect(wantMove(onErrand({}), asks).errand?.detail).toEqual({ dates: ['2025-10-03'] });
    expect(wantMove(onErrand({ byText: true }), asks).errand).toEqual({
      ...onErrand({ byText: true }).errand,
      purpose: 'move',
    });
  });
});

describe('who wants to cancel', () => {
  const asks: DialogEvent = { type: 'CANCEL_BOOKING', heard: {} };
  const moving = { slots: { ...AGREED, service: 'cut' }, hold: TEN };
  it('gives back what was held for a move', () => {
    const change = wantCancel(onErrand({ purpose: 'move', booking: earlier() }, moving), asks);
    expect(change).toMatchObject({
      errand: { purpose: 'cancel' },
      hold: null,
      slots: { time: null, service: null, name: ADA },
    });
  });
  it('gives back nothing else', () => {
    const change = wantCancel(onErrand({}, moving), asks);
    expect(change).not.toHaveProperty('hold');
    expect(change).not.toHaveProperty('slots');
  });
});

describe('an errand ends', () => {
  const errand = {
    purpose: 'move' as const,
    found: FOUND,
    booking: earlier(),
    detail: { name: ADA },
    failed: 2,
    number: OTHER,
  };
  const pending = { wish: { date: '2025-10-03' }, readings: [{}], digits: '20' };
  const moving = onErrand(
    errand,
    { slots: { ...AGREED, service: 'cut' }, hold: TEN, offered: [TEN], agreed: true },
    pending,
  );

  it('with nothing changed, and what was held for a move is given back', () => {
    expect(leaveEarlier(moving)).toEqual({
      slots: { ...moving.slots, time: null, service: null },
      hold: null,
      errand: { ...moving.errand, purpose: null, found: [], detail: {} },
      offered: [],
      pending: { ...moving.pending, wish: null, readings: [], digits: '' },
    });
    expect(leaveEarlier({ ...moving, booked: TEN })).not.toHaveProperty('hold');
  });
  it('with what this call had booked booked no longer', () => {
    const { errand: left, ...rest } = forgetBooked({ ...moving, booked: TEN });
    expect(left).toEqual({ ...moving.errand, purpose: null, found: [], detail: {} });
    expect(rest).toEqual({
      booked: null,
      hold: null,
      agreed: false,
      slots: { ...moving.slots, time: null, service: null },
    });
    expect(forgetBooked(moving)).toEqual({ agreed: false, errand: left });
  });
  it('with another booking, for which nothing known is asked again', () => {
    const fresh = contextWith().slots;
    expect(bookAnother({ ...moving, slots: fresh })).toEqual({
      slots: { ...fresh, name: ADA, phone: { e164: NUMBER, verified: true } },
      errand: { ...moving.errand, purpose: null, found: [], booking: null, detail: {} },
    });
    const known = { ...fresh, name: 'Ida', phone: { e164: OTHER, verified: false } };
    expect(bookAnother({ ...moving, slots: known }).slots).toEqual(known);
    expect(bookAnother(onErrand({})).slots).toEqual(fresh);
  });
  it('forgotten, save for how often was guessed', () => {
    expect(noErrand(moving.errand)).toEqual({ ...onErrand({}).errand, failed: 2 });
  });
});
