// Puts one utterance to the telephone reader and writes its reading as a short string, for tables.
import type { Context } from '../../extractors/extractor.ts';
import { readPhone } from '../../extractors/phone.ts';
import type { PhoneReading } from '../../machines/dialog.ts';

/** What a table row says beside the utterance; a Canadian line that just asked for the number otherwise. */
export type Circumstances = Partial<Pick<Context, 'asked' | 'region' | 'prior' | 'heard' | 'callerId'>>;

/** `+14165550134`, `+14165550134 x12`, `416…`, `caller id`, `which?` or `nothing`. */
export function hear(utterance: string | readonly string[], circumstances: Circumstances = {}): string {
  const nBest = typeof utterance === 'string' ? [utterance] : utterance;
  return written(readPhone(nBest, contextOf(circumstances)));
}

export function contextOf(circumstances: Circumstances = {}): Context {
  return { asked: 'ask_mobile', now: '2025-09-27T12:00', timeZone: 'America/Winnipeg', region: 'CA', ...circumstances };
}

function written(reading: PhoneReading | null): string {
  if (reading === null) return 'nothing';
  switch (reading.kind) {
    case 'full':
      return reading.ext === undefined ? reading.e164 : `${reading.e164} x${reading.ext}`;
    case 'partial':
      return `${reading.digits}…`;
    case 'callerid':
      return 'caller id';
    case 'clarify':
      return 'which?';
    default:
      return reading satisfies never;
  }
}
