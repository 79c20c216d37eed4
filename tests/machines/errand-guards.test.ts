// The guards about a booking made before, each on both sides of its line.
import type { DialogContext, DialogEvent, Pending } from '../../machines/dialog.ts';
import { guards } from '../../machines/guards.ts';
import { DEFAULT_POLICY } from '../../machines/policy.ts';
import { ADA, contextWith, earlier, NUMBER, onErrand, OTHER, strong, TEN } from './contexts.ts';

type Guard = keyof typeof guards;
const holds = (guard: Guard, context: DialogContext, event: DialogEvent = { type: 'NO_MATCH' }) =>
  guards[guard]({ context, event });
const caller = { number: NUMBER, textable: true };
const name = { name: { kind: 'name' as const, name: ADA, ...strong } };
const time = { time: { kind: 'partial' as const, date: '2025-10-02', ...strong } };
const says = (heard: object): DialogEvent => ({ type: 'SLOTS_HEARD', heard });
const partial = (digits: string) => says({ phone: { kind: 'partial', digits, ...strong } });
const choose = (index: number): DialogEvent => ({ type: 'CHOSEN', index });
const BEGINS: DialogEvent = {
  type: 'CALL_STARTED',
  locale: 'en-CA',
  businessName: '',
  caller,
  policy: DEFAULT_POLICY,
  resume: null,
};

describe('a booking made before', () => {
  const found = [earlier('10'), earlier('14')];
  it.each<[Guard, string, boolean, DialogContext]>([
    ['movesEarlier', 'nothing is wanted of it', false, onErrand({ booking: earlier() })],
    ['movesEarlier', 'it is to be moved and is not found yet', false, onErrand({ purpose: 'move' })],
    ['movesEarlier', 'it is found and to be moved', true, onErrand({ purpose: 'move', booking: earlier() })],
    ['movesEarlier', 'it is to be cancelled', false, onErrand({ purpose: 'cancel', booking: earlier() })],
    [
      'movesEarlier',
      'this call has booked itself',
      false,
      onErrand({ purpose: 'move', booking: earlier() }, { booked: TEN }),
    ],
    ['changesBooking', 'nothing is wanted of it', false, onErrand({ booking: earlier() })],
    ['changesBooking', 'it is to be moved', true, onErrand({ purpose: 'move', booking: earlier() })],
    ['changesBooking', 'this call has booked', true, onErrand({}, { booked: TEN })],
    ['nothingBooked', 'nothing is wanted of it', true, onErrand({ booking: earlier() })],
    ['nothingBooked', 'it is to be moved', false, onErrand({ purpose: 'move', booking: earlier() })],
    ['nothingBooked', 'this call has booked', false, onErrand({}, { booked: TEN })],
    ['movesInHand', 'what this call booked is to be moved', true, onErrand({ purpose: 'move' }, { booked: TEN })],
    ['movesInHand', 'what was found is to be moved', true, onErrand({ purpose: 'move', booking: earlier() })],
    ['movesInHand', 'there is none yet', false, onErrand({ purpose: 'move' })],
    ['movesInHand', 'it is to be cancelled', false, onErrand({ purpose: 'cancel' }, { booked: TEN })],
    [
      'cancelsInHand',
      'what this call booked is to be cancelled',
      true,
      onErrand({ purpose: 'cancel' }, { booked: TEN }),
    ],
    ['cancelsInHand', 'what was found is to be cancelled', true, onErrand({ purpose: 'cancel', booking: earlier() })],
    ['cancelsInHand', 'there is none yet', false, onErrand({ purpose: 'cancel' })],
    ['cancelsInHand', 'it is to be moved', false, onErrand({ purpose: 'move' }, { booked: TEN })],
    ['severalFound', 'none is found', false, onErrand({})],
    ['severalFound', 'one is found', false, onErrand({ found: [earlier()] })],
    ['severalFound', 'two are found', true, onErrand({ found })],
    ['oneFound', 'none is found', false, onErrand({})],
    ['oneFound', 'one is found', true, onErrand({ found: [earlier()] })],
    ['oneFound', 'two are found', false, onErrand({ found })],
    ['searchedOften', 'it was searched for in vain twice', false, onErrand({ failed: 2 })],
    ['searchedOften', 'it was searched for in vain three times', true, onErrand({ failed: 3 })],
    ['numberMissing', 'nobody knows the number', true, onErrand({})],
    ['numberMissing', 'the number they ring from is known', false, onErrand({}, { caller })],
    [
      'numberMissing',
      'that number is no telephone',
      true,
      onErrand({}, { caller: { number: NUMBER, textable: false } }),
    ],
    ['numberMissing', 'another number was named', false, onErrand({ number: OTHER })],
    ['detailMissing', 'nothing was said of it', true, onErrand({})],
    ['detailMissing', 'a name was said', false, onErrand({ detail: { name: ADA } })],
    ['mayCancel', 'there is none', false, onErrand({})],
    ['mayCancel', 'there is time enough', true, onErrand({ booking: earlier() })],
    ['mayCancel', 'it is too late', false, onErrand({ booking: earlier('10', { mayCancel: false }) })],
    [
      'mayCancel',
      'this call has booked itself',
      true,
      onErrand({ booking: earlier('10', { mayCancel: false }) }, { booked: TEN }),
    ],
  ])('%s, when %s: %s', (guard, _when, expected, context) => {
    expect(holds(guard, context)).toBe(expected);
  });

  it.each<[string, boolean, Partial<Pending>]>([
    ['when a wish was said', true, { wish: { date: '2025-10-03' } }],
    ['when a time was said that may be two', true, { readings: [{}] }],
    ['when none was said', false, {}],
  ])('is moved at once %s: %s', (_when, expected, pending) => {
    expect(holds('movesWithWish', onErrand({ purpose: 'move', booking: earlier() }, {}, pending))).toBe(expected);
    expect(holds('movesWithWish', onErrand({ purpose: 'move' }, {}, pending))).toBe(false);
    expect(holds('movesWithWish', onErrand({ purpose: 'cancel', booking: earlier() }, {}, pending))).toBe(false);
  });

  it.each<[string, boolean, DialogEvent]>([
    ['a name', true, says(name)],
    ['a name that may be two', true, says({ name: { kind: 'clarify', why: 'which', readings: [ADA, 'Ida'] } })],
    ['a name that cannot be made out', false, says({ name: { kind: 'clarify', why: 'unclear' } })],
    ['a day', true, says(time)],
    ['a clock without a day', false, says({ time: { kind: 'partial', time: '10:00', ...strong } })],
    ['two days', true, says({ time: { kind: 'clarify', why: 'which', readings: [{ date: '2025-10-02' }, {}] } })],
    ['two clocks', false, says({ time: { kind: 'clarify', why: 'which', readings: [{ time: '10:00' }] } })],
    ['a code', true, partial('4711')],
    ['three digits', false, partial('471')],
    ['five digits', false, partial('47111')],
    ['a number', true, says({ phone: { kind: 'full', e164: OTHER, ...strong } })],
    ['"the number I am calling from"', true, says({ phone: { kind: 'callerid', ...strong } })],
    ['nothing', false, says({})],
    ['something else', false, { type: 'NO_MATCH' }],
  ])('is spoken of by %s: %s', (_what, expected, event) => {
    expect(holds('bringsDetail', onErrand({}, { caller }), event)).toBe(expected);
  });

  it('is not spoken of by a number that is withheld', () => {
    const event = says({ phone: { kind: 'callerid', ...strong } });
    expect(holds('bringsDetail', onErrand({}, { caller: { number: NUMBER, textable: false } }), event)).toBe(false);
  });

  it('has some of its number said, or all of it', () => {
    expect(holds('bringsDigits', onErrand({}), partial('204'))).toBe(true);
    expect(holds('bringsDigits', onErrand({}), says({ phone: { kind: 'full', e164: OTHER, ...strong } }))).toBe(false);
    expect(holds('bringsDigits', onErrand({}))).toBe(false);
  });

  const at = (date?: string, clock?: string, kind: 'exact' | 'partial' = 'partial') =>
    says({ time: { kind, ...(date ? { date } : {}), ...(clock ? { time: clock } : {}), ...strong } });
  it.each<[string, boolean, DialogEvent]>([
    ['its day', false, at('2025-10-02')],
    ['its day and clock', false, at('2025-10-02', '10:00', 'exact')],
    ['its clock', false, at(undefined, '10:00')],
    ['another day', true, at('2025-10-03')],
    ['its day at another clock', true, at('2025-10-02', '11:00', 'exact')],
    ['another clock', true, at(undefined, '11:00')],
    [
      'its day, in the afternoon',
      true,
      says({ time: { kind: 'partial', date: '2025-10-02', part: 'afternoon', ...strong } }),
    ],
    ['the clock of another that was found', false, at(undefined, '14:00')],
    ['the earliest', true, says({ time: { kind: 'earliest', ...strong } })],
    ['no time', false, says(name)],
  ])('is to go elsewhere when the caller says %s: %s', (_what, expected, event) => {
    expect(holds('bringsAnotherTime', onErrand({ booking: earlier('10'), found: [earlier('14')] }), event)).toBe(
      expected,
    );
  });

  it('is chosen among those that were found', () => {
    expect([0, 1, 2].map((index) => holds('withinFound', onErrand({ found }), choose(index)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(holds('withinFound', onErrand({ found }))).toBe(false);
  });

  it.each<[string, boolean, DialogEvent]>([
    ['with bookings', true, { ...BEGINS, bookings: [earlier()] }],
    ['without', false, { ...BEGINS, bookings: [] }],
    ['that says nothing of them', false, BEGINS],
    ['that is none', false, { type: 'NO_MATCH' }],
  ])('is known from the start to whoever answers a text, of a beginning %s: %s', (_what, expected, event) => {
    expect(holds('answersText', contextWith(), event)).toBe(expected);
  });

  it('is offered when some were found', () => {
    expect(holds('someOffered', contextWith(), { type: 'BOOKINGS_FOUND', bookings: found })).toBe(true);
    expect(holds('someOffered', contextWith(), { type: 'BOOKINGS_FOUND', bookings: [] })).toBe(false);
  });
});
