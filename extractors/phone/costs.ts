// What each odd choice in the lattice costs.

// Costs are in units of "one odd choice"; a wrong length costs about three (plan.ts).
export const SPLIT_TENS = 0.8; // "twenty four" as 20 4
export const SPLIT_HYPHENED_TENS = 3; // "twenty-four" as 20 4
export const JOIN_ACROSS_PAUSE = 2; // "twenty, four" as 24
export const SPLIT_HUNDRED = 0.7; // "two hundred four" as 200 4
export const JOIN_BEFORE_DIGITS = 3; // "eight hundred two two five …" as 802 25…
export const DROP_AND = 0.7; // "and" where no hundred stands before it
export const DROP_NOISE_DIGIT = 2.5; // "Two, 204 774 3312"
export const DROP_INTERJECTION_FIRST = 0.9;
export const DROP_EXCLAMATION = 0.1; // "Oh, two oh four", "Oh 204"
export const DROP_WITHIN = 2.2;
export const DROP_ZERO_WITHIN = 3.6; // "two oh four" as 24
export const HOMOPHONE_AS_DIGIT_FIRST = 1.1;
export const HOMOPHONE_AS_DIGIT = 0.6;
export const DROP_HOMOPHONE_FIRST = 0.2;
export const DROP_HOMOPHONE_LAST = 0.9;
export const SLIP = 1.5;
export const CLOCK_AS_DIGITS = 1.6; // "8:15 328 8957"
export const REJOIN_WRITTEN = 1.2; // "40 9" for 49, "200 4" for 204
export const ODD = 2;
export const VANITY = 1;
export const DROP_VANITY = 1.5;
