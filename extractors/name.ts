// Reads name from what a recogniser made of the caller's words.
import type { NameReading } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';

export const readName: Reader<NameReading> = () => null;
