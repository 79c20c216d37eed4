import { type Choices, readChoices } from '../../extractors/service.ts';
import { choicesOf } from '../../server/shell.ts';
import { type Business, businessFrom, businessOf } from '../support/businesses.ts';

const salon = businessFrom({
  name: 'Two Cleanings',
  zone: 'America/Winnipeg',
  region: 'CA',
  hours: { monday: { open: '09:00', close: '17:00' } },
  services: [
    { id: 'deep', spoken: ['deep cleaning'], minutes: 60 },
    { id: 'quick', spoken: ['quick cleaning'], minutes: 30 },
    { id: 'brakes', spoken: ['brake inspection'], minutes: 30 },
  ],
  resources: [
    { id: 'maria', spoken: ['Maria Lopez', 'Maria'] },
    { id: 'lee', spoken: ['Dr. Lee', 'Lee'] },
  ],
});
const BUSINESSES: Record<string, Business> = {
  barber: businessOf('barber'),
  clinic: businessOf('clinic'),
  garage: businessOf('garage'),
  salon,
};

/** "haircut", "deep|quick" when unclear, "+sam", "+anybody", "?more", "!" for another service, "-" for nothing. */
function read(business: string, asked: Choices['asked'], words: string, offered: string[] = []): string {
  const heard = readChoices([words], { asked, offered, ...choicesOf(BUSINESSES[business] ?? salon) });
  if (!heard) return 'nothing to choose';
  const { service, person, asks, corrects } = heard;
  const named = service ? (service.kind === 'service' ? service.id : service.readings.join('|')) : '';
  const who = person ? `+${person.id ?? 'anybody'}` : '';
  return `${named}${who}${asks ? `?${asks}` : ''}${corrects ? '!' : ''}` || '-';
}

describe('the service', () => {
  it.each<[string, Choices['asked'], string, string]>([
    ['barber', 'ask_service', 'a haircut', 'haircut'],
    ['barber', 'ask_service', 'hair cut', 'haircut'],
    ['barber', 'ask_service', 'haircuts', 'haircut'],
    ['barber', 'ask_service', 'just a beard trim please', 'beard'],
    ['barber', 'ask_service', 'the works', 'cut-and-shave'],
    ['barber', 'ask_name', 'a haircut on Thursday at ten', 'haircut'],
    ['barber', 'ask_name', 'haircut with Sam on Thursday', 'haircut+sam'],
    ['barber', 'ask_mobile', 'I want a trim', 'haircut'],
    ['barber', 'confirm', 'no, a beard trim', 'beard'],
    ['barber', 'confirm', 'not a haircut, a beard trim', 'beard'],
    ['barber', 'confirm', 'a beard trim instead of a haircut', 'beard'],
    ['barber', 'confirm', 'change the service', '!'],
    ['barber', 'confirm', 'the service', '!'],
    ['clinic', 'ask_service', 'check up', 'follow-up'],
    ['clinic', 'ask_service', 'a message', 'massage'],
    ['clinic', 'ask_service', 'the first assessment', 'assessment'],
    ['garage', 'ask_service', 'new tires', 'tyres'],
    ['garage', 'ask_service', 'an oil change and tyres', 'oil|tyres'],
    ['salon', 'ask_name', 'I need a brake inspection, my name is Ann', 'brakes'],
    ['salon', 'ask_service', 'a cleaning', 'deep|quick'],
    ['salon', 'ask_name', 'I need a cleaning', 'deep|quick'],
    ['salon', 'ask_service', 'what do you have', '?asked'],
    ['salon', 'ask_service', "I don't know", '?asked'],
    ['salon', 'ask_time', 'what services do you offer', '?asked'],
    ['salon', 'ask_service', 'a root canal', '?unknown'],
  ])('of %s at %s: %s', (business, asked, words, expected) => {
    expect(read(business, asked, words)).toBe(expected);
  });

  it.each([
    ['the second one', 'quick'],
    ['the last one', 'brakes'],
    ['number two', 'quick'],
    ['three', 'brakes'],
    ['something else', '?more'],
    ['none of those', '?more'],
    ['number nine', '-'],
  ])('among what was read out: %s', (words, expected) => {
    expect(read('salon', 'ask_service', words, ['deep', 'quick', 'brakes'])).toBe(expected);
  });

  it.each<[string, Choices['asked'], string]>([
    ['barber', 'ask_name', 'Mary Beard'],
    ['barber', 'ask_name', 'my name is Sam Trim'],
    ['barber', 'ask_name', 'Barber'],
    ['barber', 'ask_name', 'John Cut'],
    ['barber', 'ask_name', "I'm Sam"],
    ['barber', 'ask_name', 'this is Alex'],
    ['barber', 'ask_mobile', '204 869 4905'],
    ['barber', 'ask_mobile', 'two oh four, eight six nine'],
    ['barber', 'ask_time', 'Thursday at ten'],
    ['barber', 'ask_time', 'the second of October'],
    ['barber', 'ask_time', 'something else'],
    ['barber', 'confirm', 'no, eleven'],
    ['barber', 'confirm', 'change the time'],
    ['barber', 'confirm_name', 'no, Trimble'],
    ['clinic', 'ask_name', 'this is Dr. Lee'],
    ['clinic', 'ask_name', 'Jonas'],
    ['clinic', 'ask_mobile', 'my phone number is 020 7946 0123'],
    ['clinic', 'ask_time', 'the first one'],
    ['clinic', 'ask_time', 'next week'],
    ['garage', 'ask_name', 'Tom Wheels'],
    ['garage', 'ask_time', 'change the time'],
    ['garage', 'ask_mobile', 'can I change it'],
    ['salon', 'ask_service', 'yes'],
    ['salon', 'ask_service', 'an appointment'],
    ['salon', 'ask_service', 'blorp'],
    ['salon', 'ask_name', 'is anybody there'],
  ])('is not heard by %s at %s: %s', (business, asked, words) => {
    expect(read(business, asked, words)).toBe('-');
  });
});

describe('the person', () => {
  it.each<[string, Choices['asked'], string, string]>([
    ['clinic', 'ask_time', 'with Dr. Lee', '+lee'],
    ['clinic', 'ask_time', 'doctor Okafor on Friday', '+okafor'],
    ['clinic', 'ask_name', 'I would like to see Dr Lee', '+lee'],
    ['salon', 'ask_name', 'with Maria please', '+maria'],
    ['salon', 'confirm', 'yes but with Maria', '+maria'],
    ['salon', 'ask_service', 'a deep cleaning with Maria Lopez', 'deep+maria'],
    ['barber', 'ask_time', 'Sam please', '+sam'],
    ['barber', 'ask_time', 'anyone is fine', '+anybody'],
    ['barber', 'ask_time', 'no preference', '+anybody'],
    ['barber', 'ask_time', "I don't mind who", '+anybody'],
  ])('of %s at %s: %s', (business, asked, words, expected) => {
    expect(read(business, asked, words)).toBe(expected);
  });
});

it('leaves the other words to the other readers', () => {
  const heard = readChoices(['a first assessment with Dr. Lee on Thursday at ten'], {
    asked: 'ask_name',
    ...choicesOf(businessOf('clinic')),
  });
  expect(heard?.rest.join(' ')).toMatch(/^[\s,]*on Thursday at ten$/);
});

it('has nothing to choose where there is one service and one person', () => {
  expect(readChoices(['a haircut with Sam'], { asked: 'ask_name', ...choicesOf(businessOf('default')) })).toBeNull();
});
