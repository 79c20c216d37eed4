// English phrases that neither agree nor refuse: doubt, asking again, hesitation, turns of speech, politeness.
import type { Phrases } from './answers.ts';

export const ASIDES: Phrases = [
  [
    'unsure',
    [
      '(|i )(do not|would not) have (any|an|a|the|it|much) (idea|clue|answer|opinion|knowledge|preference|information|notion|way to know)(| at all| about it| of it| for it| on me)',
      '(|i )have no (knowledge|opinion|preference|answer|way to know|information|way of knowing)(| of it| about it| at all| for it| on it)',
      '(can|might|may) be(| right| wrong| so| it| yes| no)',
      '(maybe|possibly|perhaps|probably|potentially|presumably|hmm|hm|mmm|hmmm)(| maybe| not sure| maybe not| i guess| so)',
      'maybe (yes|no|so)(| maybe| or)(| (yes|no|not))',
      '(kind|sort) of(| i guess| maybe)',
      '(kinda|sorta|ish|depends|undecided|uncertain|unsure|whichever|either|neither|both|beats me|search me)',
      'it (all |)depends(| on it)',
      '(both|either|either one|neither|any of them) (would|can|might|is) (|be |work|do)(| work| good| right| okay| fine)(| for me)',
      '(let me|i need to|i have to|i want to|i would|i would have to) (think|think about it|think it over|consider it)(| first| for a second| a second| please)',
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
      '(whatever|if you say so|either or|up to you)',
      'is it(| right)',
    ],
  ],
  [
    'repeat',
    [
      '(|can you |could you |would you |will you |please )(|please |just )(read|play|say|give) (it|that|them|it all) back(| to me| for me| please| again)(| please)',
      '(|sorry |excuse me |wait |i am sorry |um )(what|huh|eh|come again|say what|say again|repeat|hey what|i beg your pardon|i did not hear it)(| please| sorry| again| was it| now| did you say| is it| that| it)',
      '(sorry|pardon|pardon me|excuse me) (what|i did not hear|say again|again|huh|can you repeat)',
      '(what|how|who) (did|do|was|is|have|had) (you|it|they) (say|saying|said|just say|just said|ask|asking|asked|mean)(| again| please| me| to me| now| just now)',
      '(what|which) (is|is it) (it again|it you said|the question|your question|it last part|it last bit|the last part|the last bit|said|you saying|the (name|time|number|date|day) (again|you said))(| again| please| you said| you asked)',
      'what (you|is|do you) (say|said|saying|just say|asked|just said)',
      'what is it',
      '(|can you |could you |would you |will you |please |may you |can i get you to |i need you to |i want you to |just |i would like you to |may i ask you to |do you mind |would you mind |you |will not you )(|please |kindly |just )(repeat|repeating|saying|restate|rephrase|resay|replay|redo)(| it| yourself| the question| what you said| the last (part|bit|one)| what you just said| the (time|name|number|date|day|details|information|message|options)| all| my (name|number)| it all)(| again| one more time| once more| for me| slowly| louder| more slowly| slower)(| please| for me| again)',
      '(|can you |could you |would you |will you |please |may you |can i get you to |i need you to |i want you to |just |i would like you to |i am going to need you to |do you mind |you |can |to )(|please |just )(say|read|tell me|go over|state|ask|run through|run|give me|go through|speak|hear|read out|read back)(| it| it all| the question| what you said| what you just said| the (time|name|number|date|day|details|options)| all| it last part| it back| through it| it by me| it to me| that back to me| me it)(| back| back to me) (again|one more time|once more|slowly|louder|slower|more slowly|a second time|over|over again|up|a bit louder|a little louder|clearer|more clearly)(| please| for me)',
      '(one more time|once more|once again|one time more|run it by me again|again please|same again)(| for me| please)',
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
      '(|okay |just |please |yes |oh |in |for |um |uh )(a|one|just a|just one|half a|two|give me a|give me one|give me just a|i need a|i want a|a quick|can i have a|may i have a|can you give me a|can you wait a|give me half a|would you wait a|can you hold on a|can you hold a) second(| please| here| there| let me (check|see|look)| thanks| i am (checking|looking)| to (think|check|look))',
      '(let me|i would|i want to|i need to|i have to|just let me|okay let me|uh let me|allow me to|going to|let us) (just |)(check|see|look|check (my|the) (calendar|diary|schedule|phone|agenda|planner)|double check|grab (a pen|my calendar|my phone)|have a look|look at (my|the) (calendar|diary|schedule|phone)|get (a pen|my calendar)|find (a pen|it|my calendar)|pull over|write it down|look it up|ask)(| first| it| here| now| please| for a second)',
      '(i am|still) (|just )(thinking|checking|looking|getting a pen|writing it down|looking it up)(| about it| now| at my calendar)',
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
    'sorry',
    [
      '(|oh |um |so |i am (|so |very )|we are )(sorry|pardon|pardon me|excuse me|apologies|my apologies|forgive me)(| about it| there| for it| to bother you)',
    ],
  ],
  [
    'pivot',
    [
      '(but|except|except for|except|however|although|though|apart from|aside from|other than|besides|excluding|but for|with the exception of|save for|unless|all but|but then|bar for)',
    ],
  ],
  [
    'polite',
    [
      '(please|sir|madam|miss|bye|bye bye|goodbye|have a good (day|one)|see you(| soon| later| around)|dear|mate|man|buddy|honey|love|very much|you too|take care|my friend|dude|hi|hey|hi there|good day|i am (|all )(good|okay|all right|all set)(| thanks| for now)|it is (all|it)(| i need| i want| for now| for today| then| i have| i needed| the help i need| i need help with)|it would be all|nothing else|nothing more|all done|(so |very |)helpful|have a (good|great) (day|one|evening|afternoon|night|weekend)|hey there|good morning|good afternoon|good evening|god bless|okay bye)',
    ],
  ],
  [
    'thanks',
    [
      '(|many )thanks(| you)(| a lot| very much| so much| again| for (your help|it|all|calling|the information))',
      '(|i |very |much |so )(appreciate|appreciated)(| it| the help| your help)',
      'cheers',
    ],
  ],
  [
    'opinion',
    [
      '(i (think|believe|guess|suppose|feel|know|would say|am sure|am certain|am pretty sure|am positive|reckon|must say|have to say|say|can confirm|hope)|as far as i (know|can tell)|in my opinion|if i am not wrong|i want you to know|i am happy to (say|confirm))',
    ],
  ],
  [
    'filler',
    [
      '(uh|um|er|only|erm|ah|oh|well|so|like|you know|and|then|now|look|listen|ooh|hey|mm|also|because|just|or|gosh|my god|oh god|god|my gosh|my goodness|goodness|jeez|wow|see|honestly|frankly|to be honest|eh|ugh|anyway|still|at least|unfortunately|sadly|afraid|there|i am afraid|well then|again|personally|yet again|you see|believe me|of it|as far as i know|for me|to me|with me)',
    ],
  ],
  [
    'other',
    [
      '(hello|hello hello|(|hello |hi |hey |so )(are you (still |)there|is (anyone|anybody|someone) (still |)there)|anyone there|is anybody there|is anyone there|can you hear me|you there|who is it|who am i (talking|speaking) to|am i talking to a (robot|machine|computer|person|human)|are you a (robot|machine|computer|person|human|real person|bot))',
    ],
  ],
];
