import { readFileSync } from 'node:fs';
import { moveOf } from '../../machines/versions.ts';
import { filledOf, freeze, isGone, isListening, stateOf, thaw } from '../../machines/step.ts';
import { EVENTS } from '../support/events.ts';
import { SERVICE_STEPS_FILE, STEPS_FILE, stepsText } from '../support/chart-files.ts';
import { releaseFiles } from '../support/release-files.ts';
import { walkChart } from '../support/walk.ts';
import { describeSentences } from './walked-sentences.ts';

const { reached, steps, stepsWithServices, taken, all } = walkChart();

describe('every path of the chart', () => {
  it('takes every transition', () => {
    expect(all.filter((id) => !taken.has(id))).toEqual([]);
    expect(reached.length).toBeGreaterThan(500);
  });

  it('takes the steps that were agreed on, no fewer and no more (npm run chart)', () => {
    expect(stepsText(steps).split('\n')).toEqual(readFileSync(STEPS_FILE, 'utf8').split('\n'));
    expect(stepsText(stepsWithServices).split('\n')).toEqual(readFileSync(SERVICE_STEPS_FILE, 'utf8').split('\n'));
  });

  it('asks for the service only where there are several', () => {
    expect(steps.filter((step) => step.includes('ask_service'))).toEqual([]);
    expect(stepsWithServices.filter((step) => step.includes('ask_service')).length).toBeGreaterThan(50);
  });

  it('rests only where it listens or has ended, and what rests thaws as it was frozen', () => {
    const resting = reached.filter((snapshot) => isListening(snapshot) || isGone(snapshot));
    for (const snapshot of resting) {
      const thawed = thaw(freeze(snapshot), stateOf(snapshot));
      expect(thawed).toMatchObject({ ok: true });
      if (thawed.ok) expect(freeze(thawed.snapshot)).toBe(freeze(snapshot));
    }
    expect(resting.length).toBeGreaterThan(100);
  });

  it('books only what has all its slots', () => {
    for (const snapshot of reached) {
      if (stateOf(snapshot).startsWith('complete'))
        expect(filledOf(snapshot)).toBe(snapshot.context.services.length > 0 ? 4 : 3);
    }
  });

  it('never comes to the first question but from within it or by a confirmed start over', () => {
    const into = [
      'ask_mobile.asking',
      'ask_service.asking',
      'ask_service.listing',
      'ask_time.asking',
      'confirm.reading_back',
      'complete.booked',
      'handoff.connecting',
    ];
    for (const from of into)
      for (const { type } of EVENTS) expect(moveOf(type, from, 'ask_name.asking')).toBeUndefined();
  });

  it('lets a slot be emptied by what undoes one, and by nothing else', () => {
    expect(moveOf('GO_BACK', 'ask_time.asking', 'ask_mobile.correcting')).toMatchObject({ mayUndo: true });
    expect(moveOf('GO_BACK', 'confirm.reading_back', 'ask_time.correcting')).toMatchObject({ mayUndo: true });
    expect(moveOf('YES', 'start_over', 'ask_name.asking')).toMatchObject({ mayUndo: true });
    expect(moveOf('SLOTS_HEARD', 'ask_time.asking', 'confirm.reading_back')).toMatchObject({ mayUndo: false });
    expect(moveOf('NO', 'confirm.reading_back', 'confirm.which')).toMatchObject({ mayUndo: false });
  });
});

it('has the snapshots and the moves of the release on file (npm run chart)', () => {
  for (const { path, text } of releaseFiles(reached)) expect(readFileSync(path, 'utf8')).toBe(text);
});

describe('what is said', () => describeSentences(reached));
