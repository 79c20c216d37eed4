// The tables of command phrases, built once from the lexicon.
import { phraseTable } from './confirmation/phrases.ts';
import { PASSING } from './confirmation/segments.ts';
import { ABUSE_PHRASES, CLOSING_PHRASES, COMMAND_PHRASES, COMMAND_SETS } from './lexicon/en/commands.ts';

export const COMMANDS = phraseTable(COMMAND_PHRASES, COMMAND_SETS, PASSING);
export const ABUSE = phraseTable([['swearing', ABUSE_PHRASES]], COMMAND_SETS, PASSING);
export const CLOSING = phraseTable([['hang_up', CLOSING_PHRASES]], COMMAND_SETS, PASSING);
