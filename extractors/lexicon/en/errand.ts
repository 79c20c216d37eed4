// How English speaks of a booking that is to stay, to go or to move.

/** Said to "shall I cancel it?", these keep it, whatever yes or no stands beside them. */
export const KEEPING =
  /\b(?:keep|keeping|leave|leaving|stay|stays|never ?mind|forget (?:it|that|about)|(?:don't|do not|not|never|didn't say|rather not|no need to|without) (?:want to |wanna )?cancel\w*)\b/;

/** And these cancel it. */
export const CANCELLING =
  /\b(?:cancel|drop|delete|remove|scrap) (?:it|that|this|the (?:one|booking|appointment))\b|^(?:yes |ok |okay |please |just )*cancel(?: please| then)?$/;

/**
 * Said of the one that was just read back, these want none. "My appointment" is not among the words that cancel it after
 * "shall I?": the text "C" asks for that question, and sent twice it would answer it.
 */
export const DROPPING =
  /\b(?:cancel|drop|delete|remove|scrap) (?:it|that|this|(?:the|my) (?:one|booking|appointment|reservation))\b|\b(?:don't|do not) (?:want|need) (?:it|that|(?:the|my|an) (?:booking|appointment|reservation))\b(?! cancel)|^(?:please |just |nothing )*cancel(?: please| then)?$/;

/** "Change to Friday" speaks of the time; with one of these it speaks of a booking. */
export const OF_A_BOOKING = /\b(?:appointments?|bookings?|reservations?|visits?|consultations?|sessions?)\b/i;

/** What follows is where a booking is to go: "move my appointment on Thursday to Friday at three". */
export const MOVED_TO = /\b(?:to|until|till)\b(?! (?:change|move|reschedule|cancel|rebook|postpone|my|the|our)\b)/g;

/** One-word texts, as our own texts ask for them. */
export const TEXTED: Readonly<Record<string, string>> = {
  c: 'cancel my appointment',
  cancel: 'cancel my appointment',
  m: 'move my appointment',
  move: 'move my appointment',
  y: 'yes',
  n: 'no',
};
