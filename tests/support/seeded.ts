// Choices from a seed.
import { type Choices, choicesOf, seeded as floats } from './random.ts';

export type Seeded = Choices;

export const seeded = (seed: number): Seeded => choicesOf(floats(seed));
