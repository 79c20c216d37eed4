// Another language is another lexicon: a handful of French words, the same algorithm.
import { createPhoneReader } from '../../extractors/phone.ts';
import type { PhoneWords } from '../../extractors/phone/words.ts';
import { contextOf } from '../support/heard-phone.ts';

const FRENCH: PhoneWords = {
  digits: { un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9 },
  zeros: ['zéro'],
  teens: { dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16 },
  tens: { vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
  hundreds: ['cent'],
  thousands: ['mille'],
  ands: ['et'],
  times: { double: 2, triple: 3 },
  plurals: {},
  pluralEndings: [],
  homophones: { cet: 7 },
  slips: {},
  noiseDigits: [],
  interjections: [],
  counted: ['chiffres'],
  counting: ['derniers'],
  ordinals: {},
  refusals: ['pas'],
  ownLine: { nouns: ['numéro'], selves: ["j'appelle"], verbs: [], pastVerbs: [], purposes: [], from: [], phrases: [] },
  phrases: {
    filler: ['euh', 'alors', "c'est", 'sont', 'le'],
    cue: ['mon numéro', 'numéro'],
    repair: ['non', 'pardon'],
    retract: ['attendez'],
    restart: ['je recommence'],
    or: ['ou'],
    not: ['pas'],
    area: ['indicatif'],
    first: [],
    middle: [],
    last: ['les derniers'],
    extension: ['poste'],
    plus: ['plus'],
    preferred: ['portable'],
    other: ['bureau'],
    thisNumber: ['ce numéro'],
    notPhone: ['compte'],
    clock: ['à'],
    unit: ['heures', 'personnes'],
  },
  countries: { belge: 'BE' },
};

const read = createPhoneReader(FRENCH);

test.each([
  ["alors c'est le zéro six, douze, trente-quatre, cinquante-six, vingt-deux", '+33612345622'],
  ['zéro six douze trente quatre cinquante six vingt deux', '+33612345622'],
  ['plus trente-trois, six, douze, trente-quatre, cinquante-six, vingt-deux', '+33612345622'],
  ['zéro six, douze, trente-quatre, cinquante-six, vingt-trois, pardon, vingt-deux', '+33612345622'],
  ['zéro six, douze, double trois, cinquante-six, vingt-deux', '+33612335622'],
])('%s', (utterance, e164) => {
  expect(read([utterance], contextOf({ region: 'FR' }))).toMatchObject({ kind: 'full', e164 });
});

test.each([['deux personnes'], ['à dix heures'], ['bonjour'], ['mon compte, zéro six douze trente quatre']])(
  'no number: %s',
  (utterance) => expect(read([utterance], contextOf({ region: 'FR' }))).toBeNull(),
);
