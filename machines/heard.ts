// Merges what was heard into what is known: a plain value settles a slot, a doubtful or changed one waits for a read-back.
import type {
  DialogContext,
  DialogEvent,
  Heard,
  NameReading,
  Pending,
  PendingWish,
  PersonReading,
  PhoneReading,
  ServiceReading,
  SlotName,
  TimeReading,
} from './dialog.ts';

type Change = Partial<DialogContext>;

/** The slots that an event brings along. */
export const slotsHeardIn = (event: DialogEvent): Heard => ('heard' in event ? event.heard : {});

export const nothingPending = (): Pending => ({
  name: null,
  phone: null,
  digits: '',
  wish: null,
  readings: [],
  services: [],
});

/** Returns the changed parts of the context; the name is settled at once when plain, the rest waits to be agreed. */
export function mergeHeard(context: DialogContext, heard: Heard): Change {
  let next = context;
  if (heard.name) next = { ...next, ...mergeName(next, heard.name) };
  if (heard.phone) next = { ...next, ...mergePhone(next, heard.phone) };
  if (heard.service) next = { ...next, ...mergeService(next, heard.service) };
  if (heard.person) next = { ...next, ...mergePerson(next, heard.person) };
  if (heard.time) next = { ...next, pending: { ...next.pending, ...mergeTime(next, heard.time) } };
  const { slots, pending, given, numbersHeard, preferred } = next;
  const unspoken = next.unspoken.filter((slot) => !saidAloud(slot, heard));
  return { slots, pending, given, numbersHeard, preferred, unspoken };
}

/** A slot that the caller has said in this call may be said back. */
const saidAloud = (slot: SlotName, heard: Heard): boolean =>
  (slot === 'name' && heard.name !== undefined) ||
  (slot === 'phone' && heard.phone?.kind === 'full') ||
  (slot === 'service' && heard.service !== undefined);

function settle(context: DialogContext, slot: SlotName): SlotName[] {
  return [...context.given.filter((g) => g !== slot), slot];
}

function mergeName(context: DialogContext, reading: NameReading): Change {
  if (reading.kind === 'clarify') {
    const value = reading.readings?.[0];
    return value ? { pending: { ...context.pending, name: { value } } } : {};
  }
  const { slots, pending } = context;
  if (reading.name === slots.name) return { pending: { ...pending, name: null } };
  const agreesWithReadBack = pending.name?.value === reading.name;
  const plain = !reading.doubtful && slots.name === null && pending.name === null;
  if (plain || agreesWithReadBack) {
    return {
      slots: { ...slots, name: reading.name },
      pending: { ...pending, name: null },
      given: settle(context, 'name'),
    };
  }
  return { pending: { ...pending, name: { value: reading.name } } };
}

function mergePhone(context: DialogContext, reading: PhoneReading): Change {
  const { slots, pending, caller, numbersHeard } = context;
  switch (reading.kind) {
    case 'clarify':
      return {};
    case 'callerid': {
      if (!caller.number || !caller.textable) return {};
      const phone = { e164: caller.number, verified: true };
      return {
        slots: { ...slots, phone },
        pending: { ...pending, phone: null, digits: '' },
        given: settle(context, 'phone'),
      };
    }
    case 'partial':
      return { pending: { ...pending, digits: reading.digits, phone: null } };
    case 'full': {
      const { e164, ext, valid } = reading;
      if (slots.phone?.e164 === e164 && slots.phone.ext === ext)
        return { pending: { ...pending, phone: null, digits: '' } };
      const number = ext === undefined ? { e164 } : { e164, ext };
      // Said twice with a read-back between: the caller insists, and two that agree outvote one that does not.
      if (numbersHeard.includes(e164)) {
        return {
          slots: { ...slots, phone: { ...number, verified: valid } },
          pending: { ...pending, phone: null, digits: '' },
          given: settle(context, 'phone'),
        };
      }
      return {
        pending: { ...pending, phone: { ...number, valid }, digits: '' },
        numbersHeard: [...numbersHeard, e164].slice(-MOST_NUMBERS),
      };
    }
    default:
      return reading satisfies never;
  }
}

const MOST_NUMBERS = 6; // a caller who dictates more than that is with a person by then

/** What this call has booked already keeps its service: another one is another appointment. */
function mergeService(context: DialogContext, reading: ServiceReading): Change {
  const { services, slots, pending, booked } = context;
  const known = (id: string) => services.some((each) => each.id === id);
  if (booked) return {};
  if (reading.kind === 'clarify') {
    const meant = reading.readings.filter(known);
    return meant.length > 1 ? { pending: { ...pending, services: meant } } : {};
  }
  if (!known(reading.id)) return {};
  const settled = { ...pending, services: [] };
  const fits = slots.service === reading.id || (slots.time?.service === reading.id && !pending.wish);
  return {
    slots: { ...slots, service: reading.id },
    given: settle(context, 'service'),
    pending: fits ? settled : { ...settled, wish: soughtAnew(context) },
  };
}

/** Another person for the time that is held: the calendar says whether that can be. */
function mergePerson(context: DialogContext, { id }: PersonReading): Change {
  const { people, slots, pending, booked } = context;
  if (id === null) return { preferred: null };
  if (!people.some((each) => each.id === id)) return {};
  if (booked || slots.time?.resource === id) return { preferred: id };
  return { preferred: id, pending: { ...pending, wish: soughtAnew(context) } };
}

/** Another service or person: what was read out or is held has to be asked of the calendar once more. */
function soughtAnew({ pending, offered, slots }: DialogContext): PendingWish | null {
  if (offered.length > 0) return { ...pending.wish, open: true };
  if (pending.wish) return pending.wish;
  const [date, time] = slots.time?.startsAt.split('T') ?? [];
  return date !== undefined && time !== undefined ? { date, time } : null;
}

function mergeTime(context: DialogContext, reading: TimeReading): Partial<Pending> {
  const { slots, preferred } = context;
  const stands =
    (slots.time?.service ?? null) === slots.service && (preferred ?? slots.time?.resource) === slots.time?.resource;
  const held = stands ? slots.time?.startsAt : undefined;
  switch (reading.kind) {
    case 'clarify':
      return (reading.readings?.length ?? 0) > 1 ? { readings: reading.readings ?? [] } : {};
    case 'exact':
      if (held === `${reading.date}T${reading.time}`) return { wish: null, readings: [] };
      return { wish: { date: reading.date, time: reading.time }, readings: [] };
    case 'earliest':
      return { wish: { ...(reading.date ? { date: reading.date } : {}), open: true }, readings: [] };
    case 'range':
      return {
        wish: { ...(reading.date ? { date: reading.date } : {}), from: reading.from, to: reading.to, open: true },
        readings: [],
      };
    case 'partial': {
      const { readings } = context.pending;
      // Between two days and another time for both: still between them.
      if (readings.length > 1 && reading.date === undefined && reading.time !== undefined) {
        const { time } = reading;
        return { readings: readings.map((one) => ({ ...one, time })) };
      }
      const { kind: _kind, strength: _strength, flag: _flag, ...wish } = reading;
      const open = (wish.date !== undefined && wish.part !== undefined) || wish.dateFrom !== undefined;
      return {
        wish: open && wish.time === undefined ? { ...(wish satisfies PendingWish), open: true } : wish,
        readings: [],
      };
    }
    default:
      return reading satisfies never;
  }
}
