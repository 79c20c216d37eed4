// What English callers say to the line itself: for help, a person, a step back, a new start, another booking, the end.
import type { Command } from '../../../machines/dialog.ts';

/** What comes before a wish: "can I", "I'd like to", "let me". */
const WISH =
  '(|please |just |can i |can i please |can we |can we just |may i |could i |could we |can you |could you |would you |will you |i want to |i just want to |i would like to |i would like you to |i would just like to |i need to |i have to |i am trying to |i am calling to |i want you to |let me |let us |is it possible to |is there a way to |i would rather |i would prefer to |how do i |how can i |i was wondering if i can |i am looking to |i was hoping to |i called to |calling to |i wish to |you can |do you mind if i )(please |just |)';

export const COMMAND_SETS: Readonly<Record<string, string>> = {
  WISH,
  PERSON:
    '(|to |with |to an actual |to a |to the |a |an |the |with a |with an |to an |to some |some |with the |any |to your |your |to one of your )(|real |live |actual |human |different |other |proper |living |breathing )(person|human|human being|operator|agent|representative|rep|someone|somebody|receptionist|manager|supervisor|staff|staff member|member of staff|advisor|adviser|assistant|team member|colleague|boss|people|customer service|front desk|reception|customer support|owner|secretary|employee|man|woman|lady|attendant|specialist|live agent|one of your staff|human operator|someone who works there)(| else| real| there| in charge| who can help| instead| at the (desk|office|clinic)| in the office| in person| in charge there| who is real| at reception)',
  SPEAK:
    '(talk|speak|chat|connect|connect me|be connected|transfer me|transferred|be transferred|put me through|patch me through|get through|get put through|put through|be put through|get me|get|reach|give me|have|see|switch me|speak to me with|hand me over|pass me|pass me on)',
  BOOKING:
    '(|existing |current |other |old |upcoming |next |original |previous |monday |tuesday |wednesday |thursday |friday |saturday |sunday )(appointment|appointments|booking|bookings|reservation|visit|slot|consultation|session|meeting)',
  WHEN: '(|for (today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|next week|it week|later|the morning|the afternoon)|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)|today|tomorrow|next week|i have|i made|i booked|with you|that i made|with the doctor|please|with doctor)',
  ANYMORE: '(|anymore|any more|any longer|after all|now|at all)',
  AGAIN: '(|please|now|for me|thanks|again|instead)',
};

/** Phrases for each command, over the word classes of answer-words.ts; the first that claims a phrase has it. */
export const COMMAND_PHRASES: readonly (readonly [Command, readonly string[]])[] = [
  [
    'operator',
    [
      '{WISH} {SPEAK} {PERSON}',
      '(operator|agent|representative|receptionist|human|a human|a person|a real person|real person|live agent|live person|an operator|an agent|a representative|customer service|front desk|reception|the receptionist|the front desk|human being|a human being|someone real|somebody real|a live person|real human|a real human|the operator|the manager|a manager|manager|supervisor|person|speak to someone|a live agent|real agent){AGAIN}',
      '{WISH} (not |do not want to |do not like to |not want to )(talk|speak|talking|speaking|chat) (to|with) (a|an|it) (machine|robot|computer|bot|recording|answering machine|ai|automated system|voicemail)',
      'i (do|will|would|can|am) not (want to |like to |like |going to |)(talk|speak|talking|speaking) (to|with) (a|an|it) (machine|robot|computer|bot|recording|ai|automated system)',
      '(is there|are there|do you have) (a|an|any) (real |live |human |actual |)(person|human|operator|agent|people|receptionist|one)(| there| i can (talk|speak) to| available| i can talk with| i could (talk|speak) to)',
      '(is there|is) (someone|anyone|anybody|somebody) (else |real |)i (can|could) (talk|speak) (to|with)',
      '(no|not a|i said) (robots|robot|machines|more robots|computer)',
      'call (a|the) (real |)(person|human|receptionist)',
    ],
  ],
  [
    'start_over',
    [
      '{WISH}(start|begin|do it|go|try|do it all|do it over) (over|again from (the (start|top|beginning)|scratch)|all over|all over again|over again|from (the (start|top|beginning|very beginning)|scratch)|again from scratch|anew|afresh){AGAIN}',
      '{WISH}(start|begin|restart) (again|over|fresh|it again|it over|the (whole thing|call|booking|process) (over|again)){AGAIN}',
      '(restart|reset|start again|from the (top|beginning|start)|from scratch|back to the (start|beginning)|start from zero|new start|all over again|redo everything|do over|clean slate){AGAIN}',
      '{WISH}(restart|reset|redo) (it|it all|the (whole thing|call|booking|process)){AGAIN}',
      '{WISH}go (all the way |right |)back to the (start|beginning|top|very start|very beginning|first question){AGAIN}',
      '{WISH}(forget|scrap|scratch|erase|delete|clear) (it all|all|everything i said|the whole thing|all of it)(| and)(| start (over|again)){AGAIN}',
    ],
  ],
  [
    'cancel_booking',
    [
      '{WISH}(cancel|call off|drop|delete|remove|get rid of|cancelling) (my|an|the|it|our|one of my) {BOOKING} {WHEN}',
      '{WISH}cancel (a|one) {BOOKING} {WHEN}',
      '(i am calling|i called|calling|it is) (about|for) (cancelling|a cancellation|the cancellation of)(| (my|an|the) {BOOKING})',
      '(cancellation|cancel (booking|appointment|reservation)|i can not (make|come to|attend|keep) my {BOOKING}) {WHEN}',
      'i (will|would) (have|need|like) to cancel(| (my|the|an) {BOOKING}) {WHEN}',
      'i (want|need|would like|wish) to cancel{AGAIN}',
      'cancel{AGAIN}',
      'i (do not|would not|no longer) (need|want) (my|the|it) {BOOKING} {ANYMORE}',
      'i (already |)have (an|my|a) {BOOKING} {WHEN} (|and |but |that |which )i (want|need|would like|have|must) (to |)cancel(| it)',
    ],
  ],
  [
    'change_booking',
    [
      '{WISH}(change|move|reschedule|rebook|postpone|push back|modify|bring forward|rearrange|switch|shift|delay|update|amend|alter|edit|push) (my|an|our|the existing|the current|one of my|my existing) {BOOKING} {WHEN}',
      '{WISH}(change|move|reschedule|postpone) (the|it) (existing|current|old|other|previous|original) (appointment|booking|reservation|visit)',
      '{WISH}(change|move|reschedule) (the (day|date|time)|the date and time) of my {BOOKING}',
      '(i am calling|i called|calling|it is) (about|for|to change|to move|to reschedule) (my|an|a|rescheduling) {BOOKING} (i have|i made|on monday|on friday|tomorrow|that i have|i already have)',
      'i (already |)have (an|my|a) {BOOKING} {WHEN} (|and |but |that |which )i (want|need|would like|have) to (change|move|reschedule|push back)(| it)',
      'i already have (an|my|a) {BOOKING}',
      '(reschedule|rebook|rescheduling|change (booking|appointment|reservation)|reschedule appointment){AGAIN}',
      'i (want|need|would like|wish|have) to (reschedule|rebook){AGAIN}',
      '{WISH}(reschedule|rebook){AGAIN}',
    ],
  ],
  [
    'go_back',
    [
      '{WISH}go (back|back one|one back|back a step|back one step|back a question|a step back|one step back|to the previous (question|one|step)|back to the (last|previous|name|time|number|phone number|date|one before) (|question|one|step|part)){AGAIN}',
      '(back|back up|previous|previous question|the previous question|last question|the last question|step back|take me back|one step back|undo|undo it|go back please|back please|the question before|return){AGAIN}',
      '{WISH}(undo|reverse|take back) (it|the last (one|answer|thing|step)|what i (just |)said){AGAIN}',
      '{WISH}take me back(| to the (last|previous) (question|one|step)){AGAIN}',
      '{WISH}(change|redo|fix|right) (my (last|previous) (answer|one)|the (last|previous) (answer|question|one)|what i just said|my answer){AGAIN}',
      '(oops|wait|sorry|hang on|no) go back',
    ],
  ],
  [
    'hang_up',
    [
      '(okay |thanks |all right |well |no |thanks you |good )(bye|goodbye|bye bye|good bye|bye now|bye then|farewell|see you|see you later|cheerio|ta ta|adios|ciao|talk to you later|talk soon|good night|take care bye|bye for now|so long|until next time|catch you later)(| now| then| thanks)',
      '(bye|goodbye|bye bye|good bye|farewell|adios|ciao|see you later|good night|talk to you later|bye now)(| now| then| thanks)',
      '{WISH}(hang up|end (the|it) call|end it|disconnect|hang up now|stop the call|finish the call|drop the call|quit|exit|leave|stop calling){AGAIN}',
      '(i am|i have got to be|i would be) (hanging up|done here|leaving now|going now|finished here|going to hang up|ending it call|off)(| now| bye)',
      'i (have to|got to|have got to|need to|must|should|better) (go|run|leave|hang up|get going|get off the phone|head out|dash)(| now| sorry| bye| my (bus|train|boss) is here)',
      'i would (call|ring|phone|try) (you |)(back|again|back later|again later|later|tomorrow|another time|back tomorrow|some other time)(| thanks| bye| then)',
      '(i am calling back later|let me call you back|let me call back later|let me hang up|got to go|i give up|forget it bye|not mind bye|call ended|end call|stop the conversation)',
    ],
  ],
  [
    'drop',
    [
      'i (do not|would not|no longer) (need|want|like|think i (need|want)) (an|a|any) (appointment|booking|reservation) {ANYMORE}',
      'i (do|would) not (want|need|like) to (book|make|book (an|it)|make (an|it)) (|appointment|booking|reservation) {ANYMORE}',
      '{WISH}(forget|drop|scrap) (about |)(the|it|my) (appointment|booking|reservation) {ANYMORE}',
    ],
  ],
  [
    'help',
    [
      '(help|help me|help please|i need (some |a bit of |a little |)help|i need your help|i need help here|i need assistance|can you help(| me)|could you help(| me)|would you help(| me)|please help(| me)|assistance|more help|help help|i could use some help|get me help|instructions|menu|main menu|options|the menu|some help){AGAIN}',
      '(what|which) (can|do|should|could|would) i (say|do|ask|tell you|need to say|do now|do here|have to say|have to do|answer|press|do next|say now|say here|need to do)(| now| here| next| to you)',
      '(what|which) (are my|are the|are|can you) (options|choices|do|commands|do for me|the options|help me with|help with)(| here| again)',
      '(how (does|do|can|should) (it|this thing|this system|it system|i (do|use|say|work|answer)) (|it|work|this thing)|how does it work|how do i do it|how do i use it|how it works|how does the system work|how do i work it)',
      'i (do|did|can|really do) not (understand|know|follow) (what (to do|to say|you want|you need|you mean|you are asking|you want from me|i (am supposed|have|should|need) to (say|do)|i should (say|do))|how (to do it|to say it|to answer|it works|this works|to use it)|what it means|what it is asking)',
      'i (am|feel|got) (confused|lost|stuck|totally lost|so confused|a bit lost|not following|not understanding(| it))(| here| now)',
      '(it is|that is|this is) (confusing|too confusing|complicated|so confusing)',
      'what do you (mean|want|need)(| from me| by it| exactly)',
      'what is it (|call )about',
    ],
  ],
];

/** Sounds of a caller who is about to speak. */
export const HESITATIONS: ReadonlySet<string> = new Set('um uh er erm mm ah eh umm uhh hmm hm'.split(' '));

/** Whoever asks whether this is one of these wants to know whom they speak to, not to hear the question again. */
export const WHO_IS_THERE: ReadonlySet<string> = new Set('robot machine computer bot human person'.split(' '));

/** Words after which a command may begin within a clause. */
export const JOINTS: ReadonlySet<string> = new Set(['and', 'so', 'then', 'because', 'but', 'just']);
/** Words that may follow a command's phrase and leave it a command. */
export const AFTER_COMMAND: ReadonlySet<string> = new Set(
  'please thanks thank you now here ok okay sir madam right and because cause so but about regarding then bye goodbye if or instead again for already today at hello this immediately dear man sorry'.split(
    ' ',
  ),
);
/** After a wish about an earlier booking: when it is, or where it is to go. */
export const AFTER_ERRAND: ReadonlySet<string> = new Set(['to', 'on', 'from', 'until', 'till', 'at', 'next', 'under']);
/** Politeness after a command: it is nothing else. */
export const COMMAND_TAILS: ReadonlySet<string> = new Set(
  'please thanks thank you now sir madam right away here today instead'.split(' '),
);
/** After these a call for help is a wish for something else: "help with my booking". */
export const STRICT_COMMANDS: ReadonlySet<Command> = new Set<Command>(['help', 'go_back', 'hang_up', 'start_over']);
export const AFTER_STRICT_COMMAND: ReadonlySet<string> = new Set(
  'please thanks thank now here okay ok sir madam and because but then bye goodbye again'.split(' '),
);

const SWEARING = `fuck fucks fucking fucked fucker fuckin motherfucker motherfucking shit shitty bullshit asshole assholes arsehole
  bitch bitches bastard bastards goddamn goddamnit dammit damnit cunt wanker bollocks bugger twat dickhead dumbass jackass
  wtf stfu moron idiot idiots imbecile dipshit crap piss prick`;
/** Words that no caller says to a line that serves well; none is a name. */
export const SWEAR_WORDS: ReadonlySet<string> = new Set(SWEARING.split(/\s+/));
/** A recogniser's mask for such a word. */
export const MASK = '**';
/** Abuse without such a word. */
export const ABUSE_PHRASES: readonly string[] = [
  '(screw|damn|curse|sod|stuff) (you|it|off|it thing)',
  'piss off',
  'go to hell',
  'shut up',
  '(you|it|this|it thing|the thing) (is|are) (so |such |really |)(a |an |)(useless|stupid|dumb|pathetic|garbage|trash|ridiculous|worthless|joke|crap|piece of (crap|junk|garbage|shit))(| machine| robot| system| bot| thing| line| service)',
  '(you |it |)(stupid|useless|dumb|bloody|damn|lousy|worthless|freaking|frigging) (machine|robot|system|bot|thing|computer|line|service|piece of (junk|crap|garbage))',
  '(you|it) (suck|sucks)',
  'i hate (you|it|it thing|it system|it machine|talking to (you|machines|robots))',
  'for (god|christ|heaven|crying out loud|fucks) (sake|loud|is sake)',
];
/** At the end of a call, when nothing is asked, these say goodbye. */
export const CLOSING_PHRASES: readonly string[] = [
  '(|no |nope |okay )(it is|it would be|it will be) (all|it|everything)(| i need| i needed| for (now|today)| thanks| then| from me)',
  '(|no |okay )(nothing|nothing else|nothing more|all good|all set|i am good|i am all set|i am fine|i am okay|all done|i am done|we are good|done|finished)(| for (now|today)| thanks| i am good)',
  '(thanks|thanks you)(| so much| very much| a lot| again| for (your|the|all your) help)',
];
