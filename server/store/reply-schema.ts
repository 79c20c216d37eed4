// The stored reply, read back: the same shape as the dialogue's `Reply`, checked because it comes from outside.
import { z } from 'zod';
import type { PromptId, Reply } from '../../machines/dialog.ts';

// A later release may know other prompts; an id is for people to read and decides nothing.
const promptId = z.custom<PromptId>((value) => typeof value === 'string' && value !== '', 'not a prompt id');

export const replySchema = z.strictObject({
  locale: z.string(),
  says: z.array(z.strictObject({ prompt: promptId, text: z.string() })),
  next: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('listen'),
      answer: z.enum(['name', 'spelling', 'phone', 'service', 'time', 'choice', 'yes_no', 'anything']),
      patience: z.enum(['normal', 'long']),
    }),
    z.strictObject({ kind: z.literal('dial'), whisper: z.string() }),
    z.strictObject({ kind: z.literal('record') }),
    z.strictObject({ kind: z.literal('hang_up') }),
  ]),
}) satisfies z.ZodType<Reply>;
