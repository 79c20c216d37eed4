// Reads phone from what a recogniser made of the caller's words.
import type { PhoneReading } from '../machines/dialog.ts';
import type { Reader } from './extractor.ts';

export const readPhone: Reader<PhoneReading> = () => null;
