// Reads time from what a recogniser made of the caller's words.
import type { TimeReading } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';

export const readTime: Reader<TimeReading> = () => null;
