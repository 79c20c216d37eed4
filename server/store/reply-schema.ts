// The stored reply, read back: the same shape as the dialogue's `Reply`, checked because it comes from outside.
import { z } from 'zod';
import type { Expectation, Reply } from '../../machines/dialog.ts';

const prior = z.union([
  z.string(),
  z.strictObject({
    date: z.string().exactOptional(),
    time: z.string().exactOptional(),
    part: z.enum(['morning', 'afternoon', 'evening']).exactOptional(),
  }),
]);

const expectation = z.strictObject({
  asked: z.enum([
    'ask_name',
    'ask_mobile',
    'ask_time',
    'confirm',
    'confirm_name',
    'confirm_mobile',
    'confirm_time',
    'other',
  ]),
  answer: z.enum(['name', 'spelling', 'phone', 'time', 'choice', 'yes_no', 'anything']),
  prior: prior.exactOptional(),
  heard: z.string().exactOptional(),
  polarity: z.literal('negative').exactOptional(),
}) satisfies z.ZodType<Expectation>;

export const replySchema = z.strictObject({
  locale: z.string(),
  says: z.array(z.strictObject({ prompt: z.string(), text: z.string() })),
  // oxlint-disable-next-line unicorn/no-thenable -- the dialogue's own word for what follows; never awaited
  then: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('listen'), expect: expectation, patience: z.enum(['normal', 'long']) }),
    z.strictObject({ kind: z.literal('dial'), whisper: z.string() }),
    z.strictObject({ kind: z.literal('record') }),
    z.strictObject({ kind: z.literal('hang_up') }),
  ]),
}) satisfies z.ZodType<Reply>;
