// Text made fit for a voice and for XML: both ends of the wire go through here.

// Twilio 13521 allows Polly 3,000 characters, and 4,500 once the text is URL-encoded.
const MAX_SAY_CHARACTERS = 3_000;
const MAX_SAY_ENCODED = 4_500;

// C0 and C1 controls and the two non-characters that XML forbids: the TwiML builder throws on them.
const UNSPEAKABLE = /[\p{Cc}\uFFFE\uFFFF]+/gu;
// A single space is left as it is: most white space is one, and to replace it took longer than all the rest.
const LOOSE_SPACE = /\s{2,}|[^\S ]/gu;
// In a `u` expression this class meets only surrogates that have lost their partner.
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text without control characters and lone surrogates, runs of white space as one space, at most `limit` long. */
export function clean(text: string, limit: number): string {
  const whole = text.replace(UNSPEAKABLE, ' ').replace(LONE_SURROGATE, '').replace(LOOSE_SPACE, ' ').trim();
  // The cut may fall between the halves of a pair.
  return whole.slice(0, limit).replace(LONE_SURROGATE, '').trim();
}

/** The text as one `<Say>` may hold it; what is too long ends early, never in an error on the line. */
export function speakable(text: string): string {
  let spoken = clean(text, MAX_SAY_CHARACTERS);
  while (encodeURIComponent(spoken).length > MAX_SAY_ENCODED) {
    // Each round takes at least a tenth: bounded by the logarithm of the length.
    spoken = clean(spoken, Math.floor(spoken.length * 0.9));
  }
  return spoken;
}
