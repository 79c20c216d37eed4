// How many segments a carrier makes of a text: what is charged, and what a telephone may show in pieces.

// The alphabet of GSM 03.38: seven bits a character, save for those of its extension, which take two places.
const ALPHABET = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');
const GSM_7 = { alone: 160, joined: 153 }; // places; a joined segment gives seven to its header
const UCS_2 = { alone: 70, joined: 67 }; // one character outside the alphabet turns the whole text into this

export function segmentsOf(text: string): number {
  const characters = [...text];
  const isGsm = characters.every((character) => ALPHABET.has(character) || EXTENSION.has(character));
  const { alone, joined } = isGsm ? GSM_7 : UCS_2;
  const places = isGsm
    ? characters.length + characters.filter((character) => EXTENSION.has(character)).length
    : text.length;
  return places <= alone ? 1 : Math.ceil(places / joined);
}
