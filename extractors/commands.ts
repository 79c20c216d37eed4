// Reads commands from what a recogniser made of the caller's words.
import type { CommandReading } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';

export const readCommands: Reader<CommandReading> = () => null;
