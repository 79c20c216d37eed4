// A telephone that rings the line as Twilio does: it walks the TwiML, and records what Twilio would complain of.
import { randomBytes } from 'node:crypto';
import { readTwiml } from '../../server/simulator/twiml.ts';
import type { Problem, Verb } from '../../server/simulator/twiml.ts';
import { collect, walk } from '../../server/simulator/walk.ts';
import type { Stop } from '../../server/simulator/walk.ts';
import { carrier } from './carrier.ts';
import type { Answered, Carrier, CarrierOptions, Delivery, Fault, Form, Tampering } from './carrier.ts';

type DialStatus = 'completed' | 'answered' | 'busy' | 'no-answer' | 'failed' | 'canceled';

export interface TelephoneOptions extends CarrierOptions {
  accountSid?: string;
  callSid?: string;
  from?: string;
  to?: string;
  /** What becomes of a `<Dial>`; may be changed during the call. */
  dialStatus?: DialStatus;
  /** How an empty result is sent: not documented, and both have been seen. */
  emptyResult?: 'absent' | 'empty';
  /** What a message without a sound does: the documents say both. */
  silentRecord?: 'action' | 'fall-through';
}

export interface Heard {
  /** What the caller had done by then: 0 for the greeting, 1 after the first word, key or silence. */
  move: number;
  text: string;
}

const MAX_DOCUMENTS = 20; // in a row without the caller: a loop of redirects is a fault, not a call
const HANDOFF_S = 42;
const HEARD_WELL = { Confidence: '0.91283864', Language: 'en-US' };
const EMPTY_GEOGRAPHY = Object.fromEntries(
  ['From', 'To', 'Caller', 'Called'].flatMap((who) => ['City', 'State', 'Zip', 'Country'].map((of) => [who + of, ''])),
);

/** A telephone that has not rung yet; `calls()` rings. One telephone, one call. */
export function telephone(options: TelephoneOptions): Telephone {
  return new Telephone(options);
}

/** A CallSid that no other call has. */
export function newCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`;
}

export class Telephone {
  readonly callSid: string;
  readonly heard: Heard[] = [];
  /** What the person heard who took the call. */
  readonly whispered: string[] = [];
  readonly dialled: string[] = [];
  readonly deliveries: Delivery[] = [];
  /** What would have dropped the call, or sent Twilio to the fallback. */
  readonly errors: Problem[] = [];
  /** What Twilio would have skipped. */
  readonly warnings: Problem[] = [];
  /** How the call ended; undefined while it lasts. */
  ended: string | undefined = undefined;
  dialStatus: DialStatus;

  readonly #options: TelephoneOptions;
  readonly #wire: Carrier;
  readonly #standard: Form;
  #document: { url: string; verbs: readonly Verb[] } | undefined = undefined;
  #stop: Stop | undefined = undefined;
  #fault: Fault | undefined = undefined;
  #moves = 0;
  #documents = 0;

  constructor(options: TelephoneOptions) {
    const { from = '+12048694905', to = '+12045550000', accountSid = `AC${'0'.repeat(32)}` } = options;
    this.#options = options;
    this.#wire = carrier(options);
    this.callSid = options.callSid ?? newCallSid();
    this.dialStatus = options.dialStatus ?? 'completed';
    this.#standard = {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      CallSid: this.callSid,
      CallStatus: 'in-progress',
      Direction: 'inbound',
      From: from,
      To: to,
      Caller: from,
      Called: to,
      ...EMPTY_GEOGRAPHY,
    };
  }

  /** The line's last words: all that it said since the caller last did something. */
  get lastHeard(): string {
    const last = this.heard.filter((words) => words.move === this.#moves);
    return last.map((words) => words.text).join(' ');
  }

  /** What the line waits for. */
  get listensTo(): Stop | undefined {
    return this.#stop;
  }

  /** True when every attempt at every delivery got the same bytes. */
  get sameAnswers(): boolean {
    return this.deliveries.every(({ answers }) => new Set(answers.map((a) => `${a.status} ${a.body}`)).size <= 1);
  }

  /** The next delivery goes wrong in this way; that one only. */
  next(fault: Fault): this {
    this.#fault = fault;
    return this;
  }

  async calls(): Promise<this> {
    return this.#enter(this.#url('/voice'), { CallStatus: 'ringing' });
  }

  async says(words: string, extra: Form = HEARD_WELL): Promise<this> {
    const stop = this.#waiting();
    if (stop.kind === 'record') return this.leaves(Math.ceil(words.length / 12));
    if (!stop.speech) return this.#silence(stop);
    return this.#acts(stop.action, { SpeechResult: words, ...extra });
  }

  async presses(keys: string): Promise<this> {
    const stop = this.#waiting();
    if (stop.kind === 'record') return this.leaves(1, { digits: keys.slice(0, 1) });
    const { digits, finishedOnKey } = collect(keys, stop);
    if (!stop.keys || digits === '') return this.#silence(stop);
    return this.#acts(stop.action, { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' });
  }

  async staysSilent(): Promise<this> {
    const stop = this.#waiting();
    if (stop.kind === 'gather') return this.#silence(stop);
    if (this.#options.silentRecord !== 'fall-through') return this.leaves(0);
    this.#moves += 1;
    return this.#goOn(stop.rest);
  }

  /** Leaves a message of so many seconds. */
  async leaves(seconds: number, how: { hangsUp?: boolean; digits?: string } = {}): Promise<this> {
    const stop = this.#waiting();
    if (stop.kind !== 'record') throw new Error('nothing is recording');
    const { AccountSid } = this.#standard;
    const form = {
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${AccountSid}/Recordings/RE${'0'.repeat(32)}`,
      RecordingDuration: String(seconds),
      Digits: how.hangsUp === true ? 'hangup' : (how.digits ?? ''),
    };
    if (how.hangsUp !== true) return this.#acts(stop.action, form);
    await this.#fetch(this.#resolve(stop.action), { ...form, CallStatus: 'completed' });
    return this.#ends('the caller hung up');
  }

  async hangsUp(): Promise<this> {
    if (this.ended === undefined && this.#stop?.kind === 'record') return this.leaves(1, { hangsUp: true });
    return this.#ends('the caller hung up');
  }

  /** Delivers once more what was delivered `back` deliveries ago; the walk does not go on from it. */
  async repeatsLate(back = 1): Promise<Answered> {
    return this.#wire.attempt(this.#past(back));
  }

  /** Sends the last delivery spoiled; gives the answer, which ought to be a refusal. */
  async tampers(tampering: Tampering): Promise<Answered> {
    return this.#wire.attempt(this.#past(0), tampering);
  }

  /** Closes the sockets that were kept alive. */
  close(): void {
    this.#wire.close();
  }

  #url(path: string): string {
    return this.#options.publicUrl + path;
  }

  #waiting(): Extract<Stop, { kind: 'gather' | 'record' }> {
    if (this.ended !== undefined) throw new Error(`the call has ended: ${this.ended}`);
    const stop = this.#stop;
    if (stop?.kind !== 'gather' && stop?.kind !== 'record') throw new Error('the line is not listening');
    return stop;
  }

  #past(back: number): Delivery {
    const delivery = this.deliveries.at(-1 - back);
    if (delivery === undefined) throw new Error('nothing was delivered that long ago');
    return delivery;
  }

  async #silence(stop: Extract<Stop, { kind: 'gather' }>): Promise<this> {
    const empty = this.#options.emptyResult === 'empty' ? { SpeechResult: '', Digits: '', FinishedOnKey: '' } : {};
    if (stop.actionOnEmptyResult) return this.#acts(stop.action, { ...empty, msg: 'Gather End' });
    this.#moves += 1;
    return this.#goOn(stop.rest);
  }

  async #acts(action: string | undefined, form: Form): Promise<this> {
    this.#moves += 1;
    this.#documents = 0;
    return this.#enter(this.#resolve(action), form);
  }

  /** Without an action it is the current document once more, as Twilio does. */
  #resolve(action: string | undefined): string {
    const base = this.#document?.url ?? this.#url('/voice');
    return new URL(action ?? base, base).href;
  }

  /** Asks for a document, or else for the fallback's, and walks it. */
  async #enter(url: string, form: Form): Promise<this> {
    this.#documents += 1;
    if (this.#documents > MAX_DOCUMENTS) throw new Error('the documents lead in a circle');
    this.#document = (await this.#fetch(url, form)) ?? (await this.#fallback(url));
    if (this.#document === undefined) return this.#ends('an application error has occurred');
    return this.#goOn(0);
  }

  async #fallback(failed: string): Promise<{ url: string; verbs: Verb[] } | undefined> {
    const code = String(this.errors.at(-1)?.code);
    return this.#fetch(this.#url('/voice/fallback'), { ErrorCode: code, ErrorUrl: failed });
  }

  async #fetch(url: string, form: Form): Promise<{ url: string; verbs: Verb[] } | undefined> {
    const delivery = this.#wire.begin(url, { ...this.#standard, ...form });
    this.deliveries.push(delivery);
    const fault = this.#fault;
    this.#fault = undefined;
    const answered = await this.#wire.deliver(delivery, fault).catch((error: unknown) => String(error));
    if (typeof answered === 'string' || answered.status >= 400) {
      this.errors.push({ code: 11200, what: typeof answered === 'string' ? answered : `HTTP ${answered.status}` });
      return undefined;
    }
    const document = readTwiml(answered.body, answered.contentType);
    if (!document.ok) {
      this.errors.push(document.error);
      return undefined;
    }
    this.warnings.push(...document.warnings);
    return { url, verbs: document.verbs };
  }

  async #goOn(rest: number): Promise<this> {
    const { said, stop } = walk(this.#document?.verbs ?? [], rest);
    this.heard.push(...said.map((text) => ({ move: this.#moves, text })));
    this.#stop = stop;
    if (stop.kind === 'redirect') return this.#enter(this.#resolve(stop.url), {});
    if (stop.kind === 'dial') return this.#dial(stop);
    return stop.kind === 'ended' ? this.#ends(stop.by) : this;
  }

  async #dial(stop: Extract<Stop, { kind: 'dial' }>): Promise<this> {
    const taken = this.dialStatus === 'completed' || this.dialStatus === 'answered';
    const leg = newCallSid();
    this.dialled.push(stop.number);
    if (taken && stop.whisper !== undefined) {
      const form = { CallSid: leg, ParentCallSid: this.callSid, Direction: 'outbound-dial' };
      const whisper = await this.#fetch(this.#resolve(stop.whisper), form);
      this.whispered.push(...walk(whisper?.verbs ?? [], 0).said);
    }
    if (stop.action === undefined) return this.#goOn(stop.rest);
    const lasted: Form = taken ? { DialCallDuration: String(HANDOFF_S), DialBridged: 'true' } : {};
    const outcome = { DialCallSid: leg, DialCallStatus: this.dialStatus };
    return this.#enter(this.#resolve(stop.action), { ...outcome, ...lasted });
  }

  async #ends(how: string): Promise<this> {
    if (this.ended !== undefined) return this;
    this.ended = how;
    const form = { ...this.#standard, CallStatus: 'completed', CallDuration: '60' };
    const delivery = this.#wire.begin(this.#url('/voice/status'), form);
    this.deliveries.push(delivery);
    const answered = await this.#wire.deliver(delivery);
    if (answered.status !== 204) this.warnings.push({ code: 15003, what: `the status got HTTP ${answered.status}` });
    return this;
  }
}
