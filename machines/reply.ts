// What the caller hears and what the line listens for, as functions of the snapshot alone.
import type { DialogContext, Expectation, Known, Reply } from './dialog.ts';
import { servicesIn } from './menu.ts';
import { en, type Sentences } from './prompts/en.ts';
import { metaOf, type Snapshot } from './step.ts';

/** The languages the line speaks, by the first part of their locale. */
export type Locales = Readonly<Record<string, Sentences>>;
const LOCALES: Locales = { en };

/** The sentences of a locale such as `en-CA`; a language the line does not speak is answered in English. */
export const sentencesOf = (locale: string, locales: Locales = LOCALES): Sentences =>
  locales[locale.split('-')[0] ?? ''] ?? en;

/** What the caller hears in this state, and what the line does then. Rendered twice, the same words. */
export function replyFor(snapshot: Snapshot, locales: Locales = LOCALES): Reply {
  const { context } = snapshot;
  const meta = metaOf(snapshot);
  if (!meta) throw new Error('a resting state without a prompt');
  const sentences = sentencesOf(context.locale, locales);
  const says = [{ prompt: meta.prompt, text: tidy(sentences[meta.prompt](context)) }];
  const base = { locale: context.locale, says };
  if (meta.does === 'dial') return { ...base, next: { kind: 'dial', whisper: tidy(sentences.whisper(context)) } };
  if (meta.does === 'record') return { ...base, next: { kind: 'record' } };
  if (snapshot.hasTag('gone')) return { ...base, next: { kind: 'hang_up' } };
  const patience = context.tone.kind === 'wait' ? 'long' : 'normal';
  return { ...base, next: { kind: 'listen', answer: meta.answer, patience } };
}

/** "At 9 a.m." brings a full stop of its own. */
export const tidy = (text: string): string => text.replaceAll('..', '.');

/** What the readers need to know about the question that was just asked. */
export function expectationOf(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const meta = metaOf(snapshot);
  if (!meta) throw new Error('a resting state without an expectation');
  const offered = context.pending.readings.length > 1 ? context.pending.readings : context.offered.map(split);
  return {
    asked: meta.asked,
    answer: meta.answer,
    known: knownIn(context),
    prompt: tidy(sentencesOf(context.locale)[meta.prompt](context)),
    ...(meta.polarity ? { polarity: meta.polarity } : {}),
    ...(meta.answer === 'choice' ? { offered } : {}),
    ...(meta.answer === 'service' ? { services: servicesIn(meta.prompt, context).map(({ id }) => id) } : {}),
  };
}

const split = ({ startsAt }: { startsAt: string }) => ({ date: startsAt.slice(0, 10), time: startsAt.slice(11, 16) });

/** What earlier turns gave: pending values first, for those are what was just read back. */
function knownIn({ pending, slots }: DialogContext): Known {
  const name = pending.name?.value ?? slots.name;
  const phone = pending.phone?.e164 ?? slots.phone?.e164;
  const wish = pending.wish;
  const time = wish
    ? {
        ...(wish.date ? { date: wish.date } : {}),
        ...(wish.time ? { time: wish.time } : {}),
        ...(wish.part ? { part: wish.part } : {}),
      }
    : slots.time
      ? split(slots.time)
      : undefined;
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(pending.digits ? { digits: pending.digits } : {}),
    ...(time && Object.keys(time).length > 0 ? { time } : {}),
  };
}
