import { createMachine } from 'xstate';
import { movesOf, predecessorsOf } from '../../machines/moves.ts';
import { legalPredecessorsOf, moveOf } from '../../machines/versions.ts';

const TOY = createMachine({
  id: 'toy',
  initial: 'first',
  always: { guard: 'tired', target: '.gone' },
  on: { BYE: '.gone', WAIT: { actions: 'wait' }, OVER: { target: '.first', actions: [{ type: 'forgetAll' }] } },
  states: {
    first: {
      tags: 'listening',
      on: {
        SAID: [{ guard: 'short', actions: 'undoName' }, { target: 'settling' }],
        BACK: { guard: 'may', target: 'second', actions: 'undoTime' },
      },
    },
    settling: {
      tags: 'settling',
      initial: 'asking',
      states: { asking: { on: { YES: '#toy.second', LOST: '#toy.losing' } } },
    },
    losing: { on: { HOLD_LOST: 'first', AGAIN: 'settling' } },
    second: {
      initial: 'one',
      on: { SAID: 'first' },
      states: { one: { tags: 'listening', on: { SAID: { guard: 'may', target: 'two' } } }, two: { tags: 'listening' } },
    },
    gone: { type: 'final', tags: 'listening' },
  },
});
const told = movesOf(TOY).map(({ event, from, to, mayUndo }) => `${event} ${from} ${to}${mayUndo ? '!' : ''}`);
const movesAt = (start: string) => told.filter((move) => move.split(' ').slice(0, 2).join(' ') === start).toSorted();

describe('the moves of a chart', () => {
  it('lead through what settles, wherever the guards may point, and may undo where something on the way does', () => {
    expect(movesAt('SAID first')).toEqual(['SAID first first!', 'SAID first gone!', 'SAID first second.one']);
  });
  it('end where a guard is open with what stands further up', () => {
    expect(movesAt('SAID second.one')).toEqual([
      'SAID second.one first',
      'SAID second.one gone',
      'SAID second.one second.two',
    ]);
    expect(movesAt('SAID second.two')).toEqual(['SAID second.two first', 'SAID second.two gone']);
  });
  it('undo when the escape that every turn may take follows an undoing', () => {
    expect(movesAt('BACK first')).toEqual(['BACK first gone!', 'BACK first second.one!']);
    expect(movesAt('OVER second.one')).toEqual(['OVER second.one first!', 'OVER second.one gone!']);
  });
  it('stay where the transition has no target', () => {
    expect(movesAt('WAIT second.two')).toEqual(['WAIT second.two gone', 'WAIT second.two second.two']);
  });
  it('begin only where a caller is listened to, and never in the end', () => {
    const starts = new Set(told.map((move) => move.split(' ')[1]));
    expect(starts).toEqual(new Set(['first', 'second.one', 'second.two']));
  });
  it('undo when the escape follows a time that was lost on the way', () => {
    const losing = createMachine({
      initial: 'asking',
      always: { guard: 'tired', target: '.gone' },
      states: {
        asking: { tags: 'listening', on: { YES: 'holding' } },
        holding: { on: { HOLD_LOST: 'again' } },
        again: { tags: 'listening' },
        gone: { type: 'final', tags: 'listening' },
      },
    });
    const from = movesOf(losing).filter((move) => move.from === 'asking');
    expect(from.map(({ event, to, mayUndo }) => `${event} ${to}${mayUndo ? '!' : ''}`).toSorted()).toEqual([
      'YES again!',
      'YES gone!',
    ]);
    // On its last turn a call may find that another has the opening by now.
    expect(moveOf('YES', 'confirm.reading_back', 'handoff.connecting')).toMatchObject({ mayUndo: true });
  });
  it('are there without an escape', () => {
    const plain = createMachine({
      initial: 'a',
      states: { a: { tags: 'listening', on: { GO: 'b' } }, b: { type: 'final' } },
    });
    expect(movesOf(plain)).toEqual([{ event: 'GO', from: 'a', to: 'b', mayUndo: false }]);
  });
  it('have predecessors, each once and in order', () => {
    const predecessors = predecessorsOf(movesOf(TOY));
    expect(predecessors.get('first')).toEqual(['first', 'second.one', 'second.two']);
    expect(predecessors.get('second.two')).toEqual(['second.one', 'second.two']);
    expect(predecessors.has('settling.asking')).toBe(false);
  });
});

it('a state may be written from where the chart can come from, and from nowhere else', () => {
  expect(legalPredecessorsOf('start_over')).toContain('ask_time.asking');
  expect(legalPredecessorsOf('start_over')).not.toContain('complete.goodbye');
  expect(legalPredecessorsOf('complete.booked')).toContain('confirm.reading_back');
  expect(legalPredecessorsOf('nowhere')).toEqual([]);
});

describe('the caller may undo', () => {
  it.each([
    ['YES', 'start_over', 'ask_name.asking'],
    ['GO_BACK', 'ask_mobile.asking', 'ask_name.correcting'],
    ['GO_BACK', 'ask_time.asking', 'ask_mobile.correcting'],
    ['GO_BACK', 'confirm.reading_back', 'ask_time.correcting'],
    ['GO_BACK', 'ask_time.asking', 'ask_service.correcting'],
    ['YES', 'confirm.reading_back', 'ask_time.offering'], // the hold was lost: the time is asked again
  ])('on %s in %s', (event, from, to) => {
    expect(moveOf(event, from, to)).toMatchObject({ mayUndo: true });
  });
});

describe('no slot may vanish', () => {
  it.each([
    ['NO', 'start_over', 'ask_time.asking'],
    ['SLOTS_HEARD', 'ask_time.asking', 'confirm.reading_back'],
    ['NO_MATCH', 'ask_time.asking', 'ask_time.asking'],
    ['YES', 'confirm.reading_back', 'complete.booked'],
    ['HANG_UP', 'confirm.reading_back', 'abandoned'],
    ['CORRECT', 'confirm.reading_back', 'ask_name.correcting'],
    ['CORRECT', 'confirm.reading_back', 'ask_service.correcting'],
  ])('on %s in %s', (event, from, to) => {
    expect(moveOf(event, from, to)).toMatchObject({ mayUndo: false });
  });
});
