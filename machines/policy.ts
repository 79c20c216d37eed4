// The numbers of the dialogue; a call copies them at its start and keeps them to its end.

export interface Policy {
  /** Misunderstandings in a row at one question before the line tries another way. */
  misunderstandings: number;
  /** Silences in a row at one question before the line tries another way. */
  silences: number;
  /** Read-backs of one slot that the caller may reject before the line tries another way. */
  rejections: number;
  /** Turns of one call before a person takes over. */
  turns: number;
  /** Rounds of openings offered before a person takes over. */
  offers: number;
  /** Minutes within which a call that was cut off is offered to be taken up, by voice and by text. */
  resumeMinutes: number;
  textResumeMinutes: number;
  /** Whether, and when, the line proposes the number the caller rings from. */
  callerIdOffer: 'first' | 'later' | 'never';
  /** Details that may fit no booking before a person takes over. */
  searches: number;
  /** Minutes before its start until which the caller may cancel a booking. */
  cancelUntilMinutes: number;
}

export const DEFAULT_POLICY: Policy = {
  misunderstandings: 2,
  silences: 2,
  rejections: 2,
  turns: 40,
  offers: 5,
  resumeMinutes: 30,
  textResumeMinutes: 24 * 60,
  callerIdOffer: 'first',
  searches: 3,
  cancelUntilMinutes: 24 * 60,
};
