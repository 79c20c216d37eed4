import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDialogs, replayDialog } from './replay-dialogs.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpora/dev/dialogs.sgd-appt.jsonl', import.meta.url));
const OWN = [
  ['day, then time', ['Next Tuesday, please.', 'A quarter past two.', 'Yes.'], '2019-03-05', '14:15'],
  [
    'a day and a time changed at the read-back',
    ['March 8th at ten.', "Let's make it the 12th at 3 pm.", 'Yes.'],
    '2019-03-12',
    '15:00',
  ],
  [
    'two changes in two sentences',
    ['March 8th at ten.', 'No. Make it noon. And on Monday.', 'Yes.'],
    '2019-03-04',
    '12:00',
  ],
  ['a remark that begins with now', ['March 8th at ten.', 'Yes. Now, where are you?'], '2019-03-08', '10:00'],
] as const;

const dialog = (utterances: readonly string[], date: string, time: string) => ({
  id: 'own',
  reference: '2019-03-01T09:00:00',
  final: { date, time },
  replay: utterances.map((utterance) => ({ utterance })),
});

describe('a dialogue replayed turn by turn', () => {
  it.each(OWN)('ends on the time that was agreed: %s', (_what, utterances, date, time) => {
    expect(replayDialog(dialog(utterances, date, time))).toMatchObject({ verdict: 'right' });
  });

  it('is wrong when another time stands at the end', () => {
    const replayed = replayDialog(dialog(['March 8th at ten.', 'Yes.'], '2019-03-09', '10:00'));
    expect(replayed).toMatchObject({ verdict: 'wrong', got: '2019-03-08T10:00' });
  });

  it('is unfinished without a yes', () => {
    expect(replayDialog(dialog(['March 8th at ten.'], '2019-03-08', '10:00')).verdict).toBe('unfinished');
  });

  (existsSync(CORPUS) ? it : it.skip)('is right in 90 % of the recorded ones and wrong in at most 3 %', () => {
    const verdicts = readDialogs(CORPUS).map((each) => replayDialog(each).verdict);
    const share = (verdict: string) => verdicts.filter((each) => each === verdict).length / verdicts.length;
    expect(share('right')).toBeGreaterThanOrEqual(0.9);
    expect(share('wrong')).toBeLessThanOrEqual(0.03);
  });
});
