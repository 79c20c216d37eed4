// English phrases around dates and clocks that say how to take them.
import type { TimeLexicon } from '../../time/lexicon.ts';

const FILLERS =
  'uh um er erm hmm ah please yes yeah yep yup ok okay maybe perhaps then lets say make it its on for is be do does ' +
  'works work good great fine perfect would will ill id like want prefer take thanks thank sounds could can instead ' +
  'and well so oh no not at go with hows about if thats that the to should might may open free available anything ' +
  'something slot spot appointment ones time suits better best or by whatever still have got possible ' +
  'probably around until till before after from between i we me us you there here book set schedule try choose ' +
  'pick hello hi hey alright right sure correct but im am mean meant said actually sorry wait rather ish how what ' +
  'whats working was come now just a any chance ideally preferably';

export const TIME_MARKS: TimeLexicon['marks'] = {
  // A bare number after one of these is a clock.
  at: split(
    'at|around|about|approximately|roughly|near|circa|at around|at about|say|closer to|close to|at like|at exactly|' +
      'exactly at|at roughly|around about|at approximately|towards|as late as|as early as|at say|for about|for around|' +
      'at maybe|at either|for like',
  ),
  // A number after one of these may be a clock; its neighbours decide.
  weakAt: split(
    'for|make it|made it|make that|to be|change it to|change that to|change the time to|move it to|switch it to|' +
      'how about|what about|maybe|perhaps|lets do|lets say|we do|i do|you do|that|preferably|ideally|prefer|its|it is|' +
      'lets make it|lets go with|lets go for|go with|ill take|ill take the|the|take|do|better make it',
  ),
  on: split('on|on the|for|for the|by|of|around|about|around the|about the'),
  the: ['the'],
  of: split('of|in|of the|in the'),
  partLead: split(
    'in the|in|on the|the|this|during the|for the|any|mid|early|late|early in the|late in the|later in the|on|' +
      'that|sometime in the|some time in the|early that|late that|of the',
  ),
  within: split('in|within|in about|in like|in around|in approximately|about|in just|in another|in maybe|in say'),
  fromNow: split('from now|from today|hence|from right now|away|out|from this day|ahead|on from now'),
  unitsTime: split('time|s time'),
  from: split('from|after|past|on from|following'),
  beforeDate: split('before|prior to'),
  ago: split('ago|back|prior'),
  and: ['and'],
  more: ['more'],
  or: split('or|or maybe|or else|either|or perhaps|or possibly'),
  rangeFrom: split(
    'between|from|anywhere from|anywhere between|sometime between|some time between|any time between|anytime between|' +
      'starting from|any time from|anytime from',
  ),
  rangeTo: split('to|till|til|until|through|thru|up to|up until'),
  rangeAnd: split('and'),
  before: split(
    'before|by|no later than|not later than|earlier than|prior to|not after|any time before|anytime before|' +
      'sooner than|at the latest by|latest by|sometime before|some time before|up to|any earlier than',
  ),
  after: split(
    'after|past|later than|no earlier than|not before|any time after|anytime after|starting at|starting from|' +
      'beginning at|not earlier than|any time past|anytime past|any time from|anytime from|sometime after|' +
      'some time after|the earliest i can do is|the earliest i can make it is|earliest i can do is|' +
      'the earliest i could do is|the earliest for me is|earliest i can make it is|the earliest i can make is|not until|i finish at|' +
      'i finish work at|i get off at|i get off work at|i get out at|my shift ends at|my shift finishes at|im done at|' +
      'i am done at|im done work at|school ends at|school finishes at|class ends at|my class ends at|i finish school at|' +
      'work ends at|i get home at|i finish class at|im free at|im free from|i am free from|im off work at',
  ),
  until: split('until|till|til|up until'),
  onwards: split(
    'onwards|onward|or later|and later|or after|and after|or so onwards|at the earliest|and onwards|' +
      'or any time after|or anytime after|or any time later|and up|or any time after that|or anytime after that',
  ),
  // Only where the words end: "from three on".
  onwardsAtEnd: ['on'],
  orBefore: split(
    'or earlier|or before|and earlier|at the latest|latest|or sooner|or any time before|tops|or anytime before',
  ),
  afterThat: split('after that|afterwards|after then|any time after that|anytime after that|so after that'),
  beforeThat: split('before that|before then|earlier than that|any time before that|anytime before that'),
  afterDate: split(
    'after|past|later than|any time after|anytime after|sometime after|some time after|any day after|not before',
  ),
  untilDate: split('before|prior to|any time before|anytime before|sometime before|earlier than|any day before'),
  byDate: split('by|no later than|up to|until|not after|at the latest by|latest by'),
  fromDate: split('from|starting|starting from|beginning|as of|any time from|anytime from|not until'),
  // Amounts that name no number of days.
  fuzzy: split('few|a few|couple|a couple|a couple of|couple of|several|some'),
  // Being taken up until a clock, so that what is meant begins there.
  busy: split(
    'i work|im working|i am working|i have to work|im busy|i am busy|busy|im in school|in school|im in class|in class|' +
      'in a meeting|in meetings|im booked|tied up|not free|unavailable|not available|im off|away|at work|on shift|' +
      'teaching|i have class|i have a meeting|i have school|i have work|i teach|working|my shift is|cant|cannot|cant make it',
  ),
  oclock: split('oclock|o clock|a clock|clock|oh clock|of the clock|oclocks|o clocks'),
  ish: split(
    'ish|or so|or thereabouts|sharp|exactly|on the dot|flat|on the nose|or around then|or around there|ish or so|' +
      'or something|or something like that|thereabouts',
  ),
  hours: split('hours|hrs|h'),
  zone: split(
    'est|pst|cst|mst|edt|pdt|cdt|mdt|et|pt|ct|gmt|utc|eastern time|pacific time|central time|mountain time|eastern|' +
      'pacific|mountain timezone|central timezone|eastern timezone|pacific timezone|local time|central standard time|' +
      'eastern standard time|pacific standard time|mountain standard time|your time|my time',
  ),
  afterNext: split('after next|after the next'),
  lastDay: split('the last day of|last day of|the last day in|last day in|the final day of|the end of the day on'),
  last: split('last|the last|the final|final'),
  weekOf: split(
    'the week of|week of|the week commencing|week commencing|the week beginning|week beginning|the week starting|week starting',
  ),
  dayAfter: split('the day after|day after|the day following'),
  dayBefore: split('the day before|day before'),
  now: split(
    'now|right now|just now|at the moment|at present|immediately|straight away|right away|this instant|this minute',
  ),
  earliest: split(
    'earliest|the earliest|as soon as possible|asap|a s a p|soonest|the soonest|first available|the first available|' +
      'next available|the next available|as soon as you can|as early as possible|as soon as you have|the first opening|' +
      'first opening|next opening|the next opening|the first thing you have|the first thing you got|' +
      'the first thing available|first thing available|the next thing available|as early as you can|as soon as i can|' +
      'as soon as we can|soon as possible|soon as you can|the first slot|first slot|first free|next free|the quickest|' +
      'the sooner the better|first spot|the first spot|next slot|the next slot|the first one available|' +
      'the first one you have|the first appointment you have|the first appointment available|the next appointment|' +
      'the first appointment|first appointment|the nearest|soonest available|the next one available|quickest|' +
      'the first you have|the next you have|your first available|your next available|your earliest|your soonest|' +
      'your first opening|your next opening|the earliest possible|earliest possible|earliest available|' +
      'the earliest available|the next possible|the first possible|the very first|the very next',
  ),
  opening: split(
    'first thing|first thing in the morning|when you open|right when you open|as soon as you open|at opening|' +
      'opening time|at opening time|right at opening|first appointment of the day|the first appointment of the day|' +
      'first slot of the day|the first slot of the day|the start of the day|the beginning of the day|start of the day|' +
      'beginning of the day|bright and early|the minute you open|the moment you open',
  ),
  closing: split(
    'last thing|end of the day|the end of the day|end of day|before you close|right before you close|' +
      'just before you close|the last appointment|last appointment of the day|the last appointment of the day|' +
      'close of business|closing time|the last slot|last slot of the day|the last slot of the day|' +
      'end of the work day|end of the business day|at closing|at the end of the day|at end of day',
  ),
  lunch: split(
    'lunchtime|lunch time|at lunch|over lunch|around lunch|around lunchtime|around lunch time|at lunchtime|' +
      'at lunch time|during lunch|during my lunch|lunch hour|on my lunch|my lunch break|lunch break|during the lunch hour',
  ),
  vague: split(
    'a bit later|a little later|a bit earlier|a little earlier|something later|something earlier|anything earlier|' +
      'anything later|a later time|an earlier time|later on|another day|another time|a different day|a different time|' +
      'some other time|some other day|any other time|any other day|later in the day|earlier in the day|later|earlier|' +
      'whenever|any time|anytime|im flexible|im easy|you choose|you pick|doesnt matter|whatever works|im open|' +
      'any day works|any time works|whenever you like|whenever works|whenever you can',
  ),
  not: split(
    'not|cant do|cannot do|can not do|couldnt do|cant make|cannot make|cant make it|cannot make it|' +
      'cant make it on|cannot make it on|cant|cannot|couldnt|wont be able to|wont be able to make it|' +
      'anything but|any day but|any time but|anytime but|any day except|except|except for|other than|' +
      'apart from|rather not|dont want|do not want|dont like|instead of|rather than|but not|' +
      'doesnt have to be|forget|isnt|wasnt|didnt say|didnt mean|i said not|not available|not free|' +
      'not available on|not free on|im busy|busy on|im busy on|i am busy on|away on|im away|im away on|' +
      'im working|im working on|i work on|im not free|im not free on|anything except|anytime except|' +
      'any time except|dont do|wont do|avoid|cant come|cant come in|cant come on|cant come in on|no good on|' +
      'everything but|any day other than|any time other than|not doing|better than|would rather not|' +
      'no i said not|cant be|must not be|shouldnt be|unable to do|unable to make',
  ),
  notThat: split(
    'doesnt work|does not work|wont work|will not work|is no good|isnt good|is not good|is bad|is out|doesnt suit|' +
      'isnt possible|is not possible|isnt going to work|is not going to work|is impossible|is too early|is too late|' +
      'is too soon|is a bad day|isnt great|is not great|is hard|doesnt work for me|wont work for me|' +
      'is no good for me|is tough|was wrong|is wrong|isnt right|is not right|are no good|dont work|are out|are bad|' +
      'isnt an option|is not an option|is busy|is full|is not ideal|isnt ideal|is difficult|is not convenient|' +
      'isnt convenient|doesnt really work|wont do|is not available|isnt available|does not suit|is too far away|thats too early|thats too late',
  ),
  repair: split(
    'actually|no|nope|sorry|i mean|make it|make that|rather|instead|wait|hold on|scratch that|correction|no wait|' +
      'or rather|on second thought|on second thoughts|change it to|change that to|lets make it|i meant|oops|' +
      'my mistake|strike that|hang on|well actually|i changed my mind|ive changed my mind|changed my mind|' +
      'better make it|better yet|excuse me|pardon|forget that|never mind|nevermind|how about|what about|move it to|' +
      'move to|reschedule to|reschedule it to|switch to|switch it to|change to|push it to|change it for|my bad|' +
      'no sorry|sorry no|wait no|let me change that|to be exact|move that to',
  ),
  contrast: split(
    'but|though|so|could we|can we|maybe|lets|try|do you have|only|just|is there|can i|could i|id prefer|i prefer',
  ),
  // Phrases that hold a word of dates or clocks and mean none.
  noise: split(
    'good morning|good afternoon|good evening|good night|goodnight|have a good day|have a great day|have a nice day|' +
      'have a good night|have a great week|have a good week|have a good weekend|have a nice weekend|' +
      'have a great weekend|have a good evening|have a nice evening|one moment|one second|one sec|one minute|a second|' +
      'a moment|just a second|just a minute|just one second|just one minute|wait a minute|wait a second|' +
      'hang on a minute|hang on a second|hold on a second|hold on a minute|give me a minute|give me a second|' +
      'one more time|one more|one of|the one|this one|that one|which one|any one|no one|one day|not sure|im not sure|' +
      'not really|why not|if not|for now|day by day|to date|up to date|every day|day to day|the other day|these days|' +
      'may i|i may|we may|you may|he may|she may|they may|it may|may be|may have|sat on|sat in|sat down|i sat|' +
      'dont mind|do not mind|second thought|second thoughts|first time|the first time|second time|last time|next time|' +
      'this time|first name|last name|happy holidays|not only|no problem|not a problem|no worries|not at all|' +
      'by the way|the sun|for one person|if possible|to be honest|no thanks|no thank you|the second one|' +
      'the first one|the third one|the last one|second one|the other one|would not mind|wouldnt mind|' +
      'not a big deal|last minute|at the last minute|not too|not bad|not that i|not yet|not going to lie|in a second|cant you|cant we|' +
      'cant i|couldnt you|couldnt we|dont you|islamic new year|chinese new year|lunar new year|jewish new year|' +
      'chinese new years|lunar new years|chinese lunar new year|chinese lunar new years day|lunar new years day|' +
      'chinese new years day|persian new year|vietnamese new year|hindu new year|muslim new year|tamil new year|thai new year|dont forget|' +
      'do not forget|ill forget|i forget|i forgot',
  ),
  filler: FILLERS.split(' '),
  // A number before one of these counts it.
  counted: split(
    'people|persons|person|of us|kids|children|adults|guests|euros|pounds|dollars|bucks|percent|stars|years old|' +
      'year old|year olds|months old|month old|of them|times|miles|bags|things|questions|appointments|cents|friends|' +
      'others|years|weeks|months|days|tickets|hundred|thousand|street|avenue|road|drive|floor|grade|percent|pieces',
  ),
  countedBefore: split(
    'party of|table of|group of|room|number|suite|apartment|page|line|unit|extension|table for|aged|age|part of|' +
      'party for|a party of|a table for',
  ),
  // "One" is a pronoun more often than a clock.
  pronounNumber: ['one'],
  pronounBefore: split(
    'the|that|this|which|any|no|like|is|there|for|have|want|take|with|book|and|or|prefer|need|good|best|available|' +
      'open|free|just|me|got|another|to|would|can|i|get|a|schedule|see|make',
  ),
};

function split(phrases: string): string[] {
  return phrases.split('|');
}
