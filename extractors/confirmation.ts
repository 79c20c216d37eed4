// Reads confirmation from what a recogniser made of the caller's words.
import type { ConfirmReading } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';

export const readConfirmation: Reader<ConfirmReading> = () => null;
