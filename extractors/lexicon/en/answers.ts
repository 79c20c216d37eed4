// How English callers agree, disagree, hesitate and ask again: phrases over the word classes of answer-words.ts.

export const SETS: Readonly<Record<string, string>> = {
  IT: '(it|all|it all|all of it|all it|it one|it time|it date|it day|it slot|it appointment|it number|the {DETAIL}|my {DETAIL}|it information|it statement|they)',
  DETAIL:
    '(details|information|info|rest|whole thing|appointment|booking|time|date|day|slot|number|phone number|name|spelling|statement|above)',
  GOOD: '(good|right|okay|confirm|spot on|on point|no problem|all right|all good|a okay|the one|a right|all set|in order|as it would be)',
  TAIL: '(|for me|with me|to me|by me|then|thanks|thanks you|enough|as well)',
  BOOKIT:
    '(|please )(book|confirm|do|keep|take|submit|finalize|finalise|save|lock|process) (it|me|me in|one|the (appointment|booking|slot|time|reservation)|an appointment|my (appointment|booking|spot)|it in|it (appointment|booking|time|slot)|me an appointment|me one|so|in)',
};

export type SegmentKind =
  | 'head'
  | 'yes'
  | 'brief'
  | 'no'
  | 'good'
  | 'bad'
  | 'amiss'
  | 'order'
  | 'okay'
  | 'unsure'
  | 'repeat'
  | 'wait'
  | 'repair'
  | 'sorry'
  | 'pivot'
  | 'polite'
  | 'filler'
  | 'opinion'
  | 'other';

/** Phrases over the classes above. `yes` and `no` answer the question; `good` and `bad` judge what was read back. */
export const PHRASES: readonly (readonly [SegmentKind, readonly string[]])[] = [
  // The head of a sentence that only begins like an answer.
  [
    'head',
    [
      'no (one|body|matter|longer (have|work|live|at))',
      '(right|good) (now|away|here|there|after|before|around|until|from|up|luck|question|point)',
      'sure (enough|about)',
      'okay google',
      'it is (all|not) (about|for)',
    ],
  ],
  [
    'brief',
    [
      'i (do|would|am|can)',
      '(it|they) (is|do|would|can)',
      'you (do|is|have|got|can|would)',
      'we (do|is|would)',
      'confirm(| it| them| the (booking|appointment|details)| my (booking|appointment))',
      'do (it|so)',
      'please do',
      '(agreed|deal|done|accepted|approved|granted|bingo|ditto|understood|noted|facts|bueno|claro|fabuloso|vale|jawohl|genau|bien sur|permission granted|consider it done|word|true that|amen|hear hear|you know it|legit|works|settled|done deal)',
    ],
  ],
  [
    'yes',
    [
      '(|oh |hell |heck |ooh |why |oh my )yes(| yes| sir| madam| please| for sure)',
      '(uh huh|mm hmm|mm hm|m hm|mhm|mmm hmm|hm hmm|uh hu|ah ha|aha)',
      'surely',
      '(for|oh) sure',
      'sure(| thing| do| is| yes| i do)',
      'of course(| it is| i do)',
      'by all means',
      'i (do|would|am|am sure|agree|accept|approve|confirm|confirm it|confirm all it|concur|agree with it|consent)',
      '(it|they) (is|do|would|surely is|sure is|surely do)',
      'you (bet|betcha|got it|have it|bet you|are on|have got it|know it|said it|nailed it|got me)',
      '(why not|no doubt|without (a|any) doubt|no question|no doubt about it|beyond a doubt|without question)',
      '(okie dokie|okay dokey|righto|right on|right o|right you are|ten four|10 4|copy that|understood)',
      'my (answer|response) is (yes|right|a yes|okay)',
      '(i|we) (would|can) (love|like) (it|to|it one|it very much|it a lot|it please|nothing more)',
      '(the answer|right|yes|my answer|it) is (a |my |an |)(yes|affirmative)(| answer| response)',
      'i (would|am going to|have to|have got to|am gonna|must) (have to |)say (yes|so|it is right|it is okay)',
      'i (say|said|vote|guess|think) (yes|it is a yes|so)',
      '(i (think|believe|guess|suppose|hope|reckon|say|would say|do think|do believe)|i am afraid) so',
      'as (always|agreed|discussed|stated)',
    ],
  ],
  [
    'no',
    [
      '(|oh |hell |heck |ooh |why |um |oh god |god |oh my )no(| no| sir| madam| thanks| thanks you| way| how| no no)',
      '(uh uh|nuh uh|mm mm|nu uh|nah uh|unh unh|hm mm)',
      '(surely|of course|really|obviously|sure|for sure) not',
      'not (really|at all|today|now|yet|quite|exactly|so|this time|right now|for now|just yet|at the moment|at it time|right it second|necessarily|likely|happening|a chance|on your life|interested|particularly|especially|entirely|in the least|in it case|any more|anymore|me|mine|i|it|it one|it time|by any means|in a million years|gonna happen|going to happen|ever|today thanks|here|needed|necessary|for me|to my knowledge|good|okay|right|wrong though|as far as i know|even close|close)',
      'no (way|sir|can do|chance|go|good|deal|dice|longer|need|way jose|need for it|need to|need thanks)',
      'under no circumstances',
      '(i|we) (do|would|am|is|can|have|might|must) not(| want it| want to| want one| like it| need it| need one| want it one| do it| think so| believe so| agree| accept| agree with it| accept it| suppose so| guess so| confirm| confirm it| make it| approve| care for it| want any it| be doing it)',
      '(it|they) (is|do|would|can) not(| be)',
      '(not mind|nevermind|know|cancel|forget (it|about it|all|all it)|cancel (it|all|it all)|scratch it|drop it|leave it|skip it|strike it|disregard it|ignore it|undo it)',
      '(|please |you )(do|would) not(| (do|book|confirm|make|want) (it|me|one|anything|me in|it please|it one))',
      'i (would|am going to|can) (pass|decline|refuse|rather not|prefer not to|prefer not|have to decline|not do it|have to pass|sooner not)',
      '(i|we) (refuse|decline|disagree|object|reject it|pass|changed my mind|have changed my mind|change my mind)',
      '(maybe|possibly|perhaps|probably|sometime|some|at a|at|or) (later|later on|another (time|day)|some other time|in a bit|next time|not|tomorrow|a different time|another time|different time|other time)',
      '(later|another time|some other time|next time|later on|hold off|hold off for now|put it on hold|in a (bit|while)|not until later)',
      'i (would|am going to|think i would) (wait|think about it later|do it later|call back|call back later|ring back|get back to you|do it myself|hold off)(| on it| for now)',
      '(the answer|it|my answer) is (a |my |an |)(no|negative|hard no|firm no|big no)(| answer| response)',
      'i (would|am going to|have to|have got to|got to|am gonna|must) (have to |)say (no|it is wrong|not)',
      'i (say|said|vote|guess|think) (no|not)',
      'it (would|is) (be |)(a |an |)(hard |big |firm |)(no|negative)',
      '(i|it) (think|believe|guess|suppose|reckon|am afraid|hope|say|would say) not',
      'out of the question',
      '(fat chance|as if|not so fast|no thanks to it)',
      'stop(| it)',
    ],
  ],
  [
    'good',
    [
      '{IT} (is|would be|would do|should be|can be|is all|is looking|is going to be|is gonna be) {GOOD}{TAIL}',
      '{IT} (would |)(work|do)(| out| good| well| nicely| great| right| me| it){TAIL}',
      '{IT} would (be|make) (good|okay|right)(| thanks| sense){TAIL}',
      '{IT} (is|would be) (the|a) (right|good|best) (one|time|date|day|name|number|information|thing|fit|option|choice|answer|statement|fact|plan|idea)(| for me)',
      '(is|sound|look|would be|yes is|all is) {GOOD}{TAIL}',
      '{IT} is (it|me|him|her|mine|my (name|number|phone number|phone|cell)|the one|a fact|the case|the truth|so)(| surely| right| okay| good)',
      '{IT} is (what|how|the one|when|just what|exactly what|the time|the day|the date) i (want|said|asked for|meant|have|say|am looking for|was looking for|like|told you|requested|is after|ordered|am after|had in mind|is thinking)',
      '{IT} (is|make) (perfect |good |)sense(| to me)',
      'you (got|have|have got|heard|did|understood|spelled|read) (it|me|all|my name|my number|all it|the name|the number) (right|spot on|good|all right|exactly right)',
      'you (is|got|have) (|so |all )(right|it right|it)',
      'i (like|love|approve|am happy with|am good with|am okay with|is happy with|am fine with|have no problem with|am down with|am pleased with) (it|all|it one|it time|it very much)(| very much| a lot)',
      'i can (do|make|manage|be there|make it|do it|make it work)(| it| it time| then| work)',
      '(|please |yes |you can |you may |just )go (ahead|for it|on ahead|with it|right ahead)(| and {BOOKIT}| please| with it| and do it| with the (booking|appointment)| now)',
      'let me (do|book|go with|go for|confirm|take|keep|roll with|lock|make|lock in|get) (it|it in|it one|it booked|ahead|one|it time|it then)',
      'let me go(| ahead| for it| with it)',
      '(i would|i am going to|let me|i want to|i would like to) (take|have|keep|book|confirm) (it|it one|it please|it slot|it time|it appointment)',
      '(you (may|can|should) )(proceed|continue|go on|carry on|book it|confirm it|do it)(| please| with it)',
      '(proceed|carry on)(| please| with it| with the booking)',
      'no (problem|worries|objection|objections|complaints|issue|issues|changes|mistakes|errors|problems|prob|corrections|change|need to change (anything|it)|reason not to|sweat|bother|concerns)(| at all| here| with it| there| on my end| from me| needed| necessary)',
      '{IT} (is|do) not (wrong|look wrong|sound wrong|bad|bad at all|a problem|a mistake|an issue|need (any |)(changing|changes|correcting|change|fixing)|need to be changed|too bad)',
      '(nothing|none it|not a thing|nothing at all|nothing else) (is wrong|to change|to add|needs changing|to fix|to right|is missing|need to be changed|wrong|needs to change|is bad|needs fixing|that needs changing)(| with it| here| there)',
      '(do|would|can) not change (anything|a thing|it|nothing|any it|all|a single thing)(| please)',
      '(i|you) (do|would|can) not (need|want|have|wish)(| to| you to) change (anything|a thing|nothing|any it)',
      '(i|you) (do|can|would) not (see|have|find|hear|notice) (any|anything|a thing|a|a single|nothing) (wrong|problem|problems|issue|issues|mistake|mistakes|errors|objection|complaints|changes|bad)(| with it)',
      '(i|there) (see|have|is|got) no (problem|issues|objection|objections|changes|mistakes|errors|complaints|problems|issue|wrong|mistake|reason to change it)(| with it| to make| there)',
      '(i|it|you) can not (be (better|more right)|have said it better|complain|fault it|go wrong)',
      '(keep|leave) it (as is|as it is|like it|the same|it way|how it is|the way it is|alone|it time|there)',
      '(all|everything) (right|good|okay|set|clear|there|checks out|matches|check out|of it is right)(| then| with me| here| there)',
      '(very |)(good|right)(| good| enough| to me| stuff| idea| by me| with me| for me| choice| one| answer| on| all right)',
      '(works|it works|work|suits|fits) (for me|well|good|me|out|fine|perfectly|great|with me|well for me|good for me)',
      '(spot on|on point|on the nose|on the money|dead on|thumbs up|a okay|all set|in order|good to go|good to me)',
      '(count|sign|put|pencil|slot) me (in|up|down)(| please| for it| for it one)',
      '(lock|put) (it|me) (in|down)(| please| for it)',
      '(i am|we is) (in|down|happy|up for it|game|there|all set|sold|content|satisfied|happy to|fine with it)(| with it)',
      '(not a|no|is not a) problem(| at all)',
      'not (wrong|bad)(| at all)',
      'i would not (say no|change (a thing|anything|it)|mind|object|complain)(| to it)',
    ],
  ],
  [
    'bad',
    [
      '{IT} (is|would be|can be|is all|is both) (wrong|not {GOOD}|not wrong really)(| for me| then| thanks| again| now| as well| actually)',
      '{IT} (is|would|can|do) not (be |look |sound |seem |feel |)({GOOD}|it|me|him|her|mine|the case|it one|so|happening|possible|going to work|gonna work|accurate|true|close|even close|even right|a fact|a right (answer|statement|number|name))(| for me| then| thanks| either| at all| again)',
      '{IT} (do|would|can|is) not (gonna |going to |)(work|do|happen|right|add up|make sense)(| out| for me| with me| then| anymore| any more| now| at all| after all)',
      '{IT} is (totally |all |completely |so |still |a |an |)(wrong|wrong statement|wrong one|wrong number|wrong name|way off|off|a mistake|an error|a lie|no good|no right|far from right|my mistake|not good enough|a wrong statement|out of the question|wrong answer|a problem|nonsense)(| thanks| for me| to me| then| completely| again)',
      '{IT} is not (what|how|the one|when|who|the time|the day|the date|my|the right|the name|the number|the) (i|i have|name|number|phone number|time|date|day|one|phone|address)(| want| said| asked for| meant| say| am| asked| like| told you| ordered| need| after| requested| i want| i said| i asked for| i meant| had in mind)',
      '(is|all|sounds|still|so|dead|plain|totally|yes is) wrong(| all of it| again| to me)',
      '(|very |so |just |still )(wrong|wrong (number|name|one|time|date|answer|day))',
      'not (good|right|true|okay|accurate)(| for me| at all| thanks| enough)',
      'you (got|have|have got|heard|did|is|spelled|read|misheard|misunderstood) (|it|me|all|all it|it all)(| all| the)(| wrong| not right| incorrectly)',
      'you (got|have|have got|heard|did|spelled) (it|me|all|all it|it all|both) (wrong|all wrong|not right|mixed up|backwards|wrong again)',
      'you (is|got|have) (|all |so )(wrong|it wrong)',
      'you (misheard|misunderstood)(| me| it| what i said)',
      '(i|we) (do|would|can|did|have|could) not (say|ask for|said|want|make|do|book|like|mean|meant) (it|it one|it time|it date|it day|it at all|then|it then)',
      '(i|we) (hate|dislike|reject) it',
      '(it|all) (needs|need|has) (to be |)(fixing|changing|changed|fixed|correcting|corrected|mistakes)',
      'not what i (want|said|asked for|meant|asked|ordered|need|like|told you)',
      'i am not (it|him|her|them|available|free)(| then| at it time| it day)',
    ],
  ],
  [
    'okay',
    [
      'okay(| then| so| okay| good)',
      'sure',
      'all right(| then)',
      'fair enough',
      'thanks(| you| a lot| very much| so much)',
      'uh okay',
    ],
  ],
  [
    'unsure',
    [
      '(maybe|possibly|perhaps|probably|potentially|presumably|hmm|hm|mmm|hmmm)(| maybe| not sure| maybe not| i guess| so)',
      'maybe (yes|no|so)(| maybe| or)(| (yes|no|not))',
      '(kind|sort) of(| i guess| maybe)',
      '(kinda|sorta|ish|dunno|depends|undecided|uncertain|unsure|whichever|either|neither|both|beats me|search me)',
      'it (all |)depends(| on it)',
      '(both|either|either one|neither|any of them) (would|can|might|is) (|be |work|do)(| work| good| right| okay| fine)(| for me)',
      '(let me|i need to|i have to|i want to|i would|i would have to) (think|think about it|think it over|consider it)(| first| for a second| a second| please)',
      'i know(| it)',
      '(|i have |i have got |i have absolutely |got )(no|not a|not the (foggiest|faintest|slightest)|not any) (idea|clue|idea at all|earthly idea|opinion|preference)(| at all| really)',
      'i (do|would|can) not (know|say|tell|remember|recall|be sure|decide|care|mind|really know|rightly know|know yet|know about it|know it|know the answer|say for sure|know for sure|know what to say|be certain|choose)(| about it| yet| yes or no| for sure| if it is right| that| really| what to say)',
      '(|i am |still |i am still |really |just )(not (so |too |very |really |entirely |totally |completely |all that |100 |a hundred percent |)(sure|certain|convinced|positive|decided|that sure))(| about it| yet| of it| if it is right| really| now| i guess| at all)',
      'i (am|feel) (unsure|uncertain|undecided|confused|on the fence|lost|torn|not sure|in two minds)(| about it| of it)',
      '(who|god|goodness|lord|heaven|dear) knows(| really)',
      '(how|what) (would|do|should) i know',
      '(it|they) (can|could|might|may) (be|be right|be it|be either|be both|go either way|possibly be)(| i guess| right)',
      '(|i guess |it is |it is just |that is )(a possibility|possible|a maybe|up in the air|hard to say|hard to tell|difficult to say|a toss up|fifty fifty|50 50)(| i guess)',
      'let me (get back to you|sleep on it|ask my (wife|husband|mom|mum|boss|partner|dad))',
      '(i|you) never know',
      '(more or less|partly|partially|almost|nearly|somewhat|in part|half right|not all of it|to some extent|close|close enough|not sure|some of it)',
      '(yes|okay) (maybe|perhaps|i guess maybe|and no)',
      'i (might|may)(| do| be| not)(| it)',
      '(whatever|if you say so|i guess|i suppose|either or|up to you)',
      'is it(| right)',
    ],
  ],
  [
    'repeat',
    [
      '(|sorry |excuse me |wait |i am sorry |um )(what|huh|eh|come again|say what|say again|repeat|hey what|i beg your pardon|i did not hear it)(| please| sorry| again| was it| now| did you say| is it| that| it)',
      '(sorry|pardon|pardon me|excuse me) (what|i did not hear|say again|again|huh|can you repeat)',
      '(what|how|who) (did|do|was|is|have|had) (you|it|they) (say|saying|said|just say|just said|ask|asking|asked|mean)(| again| please| me| to me| now| just now)',
      '(what|which) (is|is it) (it again|it you said|the question|your question|it last part|it last bit|the last part|the last bit|said|you saying|the (name|time|number|date|day) (again|you said))(| again| please| you said| you asked)',
      'what (you|is|do you) (say|said|saying|just say|asked|just said)',
      'what is it',
      '(|can you |could you |would you |will you |please |may you |can i get you to |i need you to |i want you to |just |i would like you to |may i ask you to |do you mind |would you mind |you |will not you )(|please |kindly |just )(repeat|repeating|saying|restate|rephrase|resay|replay|redo)(| it| yourself| the question| what you said| the last (part|bit|one)| what you just said| the (time|name|number|date|day|details|information|message|options)| all| my (name|number)| it all)(| again| one more time| once more| for me| slowly| louder| more slowly| slower)(| please| for me| again)',
      '(|can you |could you |would you |will you |please |may you |can i get you to |i need you to |i want you to |just |i would like you to |i am going to need you to |do you mind |you |can |to )(|please |just )(say|read|tell me|go over|state|ask|run through|run|give me|go through|speak|hear|read out|read back)(| it| it all| the question| what you said| what you just said| the (time|name|number|date|day|details|options)| all| it last part| it back| through it| it by me| it to me| that back to me| me it)(| back| back to me) (again|one more time|once more|another time|slowly|louder|slower|more slowly|a second time|over|over again|up|a bit louder|a little louder|clearer|more clearly)(| please| for me)',
      '(one more time|once more|once again|another time|one time more|run it by me again|again please|same again)(| for me| please)',
      'i (do|can|could|did|am|have) (not|barely|hardly|having trouble|having trouble to|having a hard time) (|quite |really |fully )(hear|hearing|understand|make out|make it out|make|understanding|get it|get)(| you| it| what you said| anything| the question| all it| a thing| a word| the last (part|bit)| you just said| what you just said| what it is| what you is saying| the name| the number| out)(| out)(| well| very well| clearly| properly| now)',
      'i (missed|lost) (it|you|what you said|the last part|part of it|the question|some of it|the first part|it last (one|part|bit)|the (name|time|number|date)|what you just said|that bit|half of it)(| there| for a second)',
      '(you|it|the line) (is|are|was) (breaking up|cutting out|cutting in and out|too quiet|not clear|unclear|muffled|very quiet|bad|too fast|very faint|choppy|crackling|cutting off|going too fast)',
      '(you|it) (broke|cut|dropped) (up|out|off)(| there| a bit| for a second)',
      '(speak|talk|go) (up|louder|slower|more slowly|a (bit|little) (louder|slower|more slowly|up))(| please)',
      '(can|could) (you|i) (speak|talk|hear|get) (up|louder|slower|more slowly|it again|that again|it one more time|a bit louder|a little louder|it once more)(| please)',
      '(i need|i want|i would like|let me|i must|may i|can i) (to |)(have |hear )(it|the question|you|it all)(| to)(| repeat| again| one more time)(| it)(| again| for me| one more time)',
      '(did|have) you (say|said) (something|anything)',
    ],
  ],
  [
    'wait',
    [
      '(|okay |just |please |hey |oh |yes |no |um |uh |sorry |and )(hold on|hang on|hold up|wait up|hold the line|hold|hold please|bear with me|stand by|stay there|stay on the line|wait)(| please| there| now| hold on| for me| up| wait)(| (a|one|just a|for a|for one|just one|half a|a quick|a couple of|a few|two|just two) (second|seconds|little bit|bit|while))(| please| there| let me (check|see|think|look)| thanks)',
      '(|okay |just |please |yes |oh |in |for |um |uh )(a|one|just a|just one|half a|two|give me a|give me one|give me just a|gimme a|i need a|i want a|a quick|can i have a|may i have a|can you give me a|can you wait a|give me half a|would you wait a|can you hold on a|can you hold a) second(| please| here| there| let me (check|see|look)| thanks| i am (checking|looking|driving)| to (think|check|look))',
      '(let me|lemme|i would|i want to|i need to|i have to|just let me|okay let me|uh let me|allow me to|going to|let us) (just |)(check|see|look|check (my|the) (calendar|diary|schedule|phone|agenda|planner)|double check|grab (a pen|my calendar|my phone)|have a look|look at (my|the) (calendar|diary|schedule|phone)|get (a pen|my calendar)|find (a pen|it|my calendar)|pull over|write it down|look it up|ask)(| first| it| here| now| please| for a second)',
      '(i am|still) (|just )(thinking|checking|looking|getting a pen|writing it down|driving|looking it up)(| about it| now| at my calendar)',
      '(give me|i need) (some|a bit of|a little|more|a little more|a bit more) (time|second)(| please)',
      '(can|could|would) you (just |)(hold|hold on|wait|hang on)(| please| for me)(| (a|one|just a|for a|half a) second)(| please)',
    ],
  ],
  [
    'repair',
    [
      '(i mean|i meant|or rather|actually|oops|whoops|oh wait|wait|no wait|my bad|correction|scratch it|strike it|hang on|hold on|on second thought|on second thoughts|come to think of it|my mistake|ah wait|you know what)',
    ],
  ],
  [
    'pivot',
    [
      '(but|except|except for|except it|however|although|though|apart from|aside from|other than|besides|excluding|only|but for|with the exception of|save for|yet|unless|all but|but then|minus|bar|bar for|just not)',
    ],
  ],
  [
    'polite',
    [
      '(please|thanks|thanks you|thanks you so much|thanks you very much|thanks a lot|thanks so much|many thanks|sir|madam|miss|bye|bye bye|goodbye|have a good (day|one)|see you(| then| soon)|dear|mate|man|buddy|honey|love|appreciate it|i appreciate it|much appreciated|very much|you too|take care|my friend|dude|hi|hey|hi there|good day|i am (|all )(good|okay|all right|all set)(| thanks| for now)|it is (all|it)(| i need| i want| for now| thanks| for today| then| i have| i needed| the help i need| i need help with)|it would be all|nothing else|nothing more|all done|(so |very |)helpful|(very |much )appreciated|have a (good|great) (day|one|evening|afternoon|night|weekend)|hey there|good morning|good afternoon|good evening|god bless|okay bye)',
    ],
  ],
  [
    'filler',
    [
      '(uh|um|er|erm|ah|oh|well|so|like|you know|and|then|now|look|listen|ooh|hey|mm|also|because|just|or|gosh|my god|oh god|god|my gosh|my goodness|goodness|jeez|wow|see|honestly|frankly|to be honest|eh|ugh|anyway|still|at least|unfortunately|sadly|afraid|there|i am afraid|well then|again|personally|yet again|you see|believe me|of it|as far as i know|for me|to me|with me)',
    ],
  ],
  [
    'other',
    [
      '(hello|are you there|anyone there|is anybody there|is anyone there|can you hear me|you there|who is it|who am i (talking|speaking) to|am i talking to a (robot|machine|computer|person|human)|are you a (robot|machine|computer|person|human|real person|bot))',
    ],
  ],
];
