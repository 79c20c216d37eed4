// Chance by name: every decision draws from the seed and its own key, so that leaving one thing out changes nothing else.

/** A float in [0, 1) that depends on the seed and the key alone. */
export type Draw = (...key: (string | number)[]) => number;

export function drawer(seed: number): Draw {
  return (...key) => {
    let hash = (0x811c9dc5 ^ seed) >>> 0;
    for (const part of key) {
      const text = String(part);
      for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash = Math.imul(hash ^ 0x1f, 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
  };
}

/** The element that a draw falls on. */
export function pick<Element>(list: readonly [Element, ...Element[]], drawn: number): Element {
  return list[Math.floor(drawn * list.length)] ?? list[0];
}

/** A draw stretched from one number to another. */
export const between = (from: number, to: number, drawn: number): number => from + (to - from) * drawn;
