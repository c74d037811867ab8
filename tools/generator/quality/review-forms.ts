import type { StoredQuestion, StoredScorecard } from '@patchbay/drizzle';
import { checkedScorecard } from '@patchbay/records';
import { idPrefix } from '../generated-centre.ts';

/** A form for reviews, with what it asked over the year. */
export interface ReviewForm {
  readonly id: string;
  readonly name: string;
  /** In the order of their numbers, from 1 on. */
  readonly versions: readonly { readonly fromDay: number; readonly content: StoredScorecard }[];
}

type Answer = StoredQuestion['answer'];
interface Marks {
  readonly weight?: number;
  readonly knockOut?: boolean;
  readonly mayNotApply?: boolean;
  readonly hint?: string;
}

const yesNo: Answer = { kind: 'yes_no' };
const fiveSteps: Answer = { kind: 'scale', max: 5 };
const fourSteps: Answer = { kind: 'scale', max: 4 };
const choice = (...options: readonly (readonly [label: string, percent: number])[]): Answer => ({
  kind: 'choice',
  options: options.map(([label, percent], at) => ({ id: `option-${at + 1}`, label, percent })),
});

function ask(id: string, text: string, answer: Answer, marks: Marks = {}): StoredQuestion {
  return { id, text, hint: '', answer, weight: 5, knockOut: false, mayNotApply: false, ...marks };
}

const section = (id: string, title: string, ...questions: StoredQuestion[]) => ({ id, title, questions });

const opening = section(
  'opening',
  'Opening',
  ask('greeting', 'Greeted with the name of the company and their own', yesNo),
  ask('identity', 'Checked who is calling before anything was told', yesNo, {
    knockOut: true,
    hint: 'Name and customer number or date of birth. Where nothing personal was asked it does not apply.',
    mayNotApply: true,
  }),
  ask('listening', 'Let the caller finish, and summed up what was asked', fiveSteps, { weight: 8 }),
);
const closing = section(
  'closing',
  'End of the call',
  ask('next-step', 'Said what happens next, and by when', yesNo, { weight: 8 }),
  ask('anything-else', 'Asked whether there was anything else', yesNo, { weight: 2 }),
  ask('records', 'Note and wrap-up code say what the call was about', fourSteps, { weight: 6 }),
);
const manner = [
  ask('tone', 'Friendly and patient throughout', fiveSteps, { weight: 8 }),
  ask('language', 'Clear words, no jargon', fourSteps),
  ask('hold', 'Asked before putting on hold, and thanked afterwards', yesNo, { weight: 3, mayNotApply: true }),
];
const solving = [
  ask('knowledge', 'Knew the answer or where to find it', fiveSteps, { weight: 10 }),
  ask(
    'solution',
    'What became of the request',
    choice(
      ['Settled in this call', 100],
      ['Passed on to the right place', 80],
      ['Promised a call back', 60],
      ['Left open', 0],
    ),
    { weight: 12 },
  ),
];
const privacy = ask('privacy', 'Told nothing to anybody who must not know it', yesNo, {
  weight: 0,
  knockOut: true,
  hint: 'Fails the review by itself.',
});
const selfService = ask('self-service', 'Said what can be done online next time', yesNo, {
  weight: 3,
  mayNotApply: true,
});

const service = (passPercent: number, ...more: StoredQuestion[]): StoredScorecard => ({
  sections: [
    opening,
    section('request', 'The request', ...solving, ...more),
    section('manner', 'Manner', ...manner),
    closing,
  ],
  passPercent,
});

const sales = (...more: StoredQuestion[]): StoredScorecard => ({
  sections: [
    opening,
    section(
      'needs',
      'Needs and offer',
      ask('needs', 'Found out what the customer needs', fiveSteps, { weight: 12 }),
      ask('benefit', 'Told the benefit before the price', fourSteps, { weight: 8 }),
      ask(
        'objection',
        'How objections were met',
        choice(['Taken up and answered', 100], ['Answered in part', 50], ['Brushed aside', 0]),
        { weight: 8, mayNotApply: true },
      ),
      ask('terms', 'Named price, term and right of withdrawal', yesNo, { knockOut: true, weight: 10 }),
      ...more,
    ),
    section('manner', 'Manner', ...manner.slice(0, 2)),
    closing,
  ],
  passPercent: 70,
});

const complaints: StoredScorecard = {
  sections: [
    opening,
    section(
      'complaint',
      'The complaint',
      ask('apology', 'Said sorry without excuses', yesNo, { weight: 8 }),
      ask('calm', 'Stayed calm, also when the caller did not', fiveSteps, { weight: 10 }),
      ask('cause', 'Found out the cause', fourSteps, { weight: 8 }),
      ...solving,
      privacy,
    ),
    closing,
  ],
  passPercent: 75,
};

/** What conversations are judged by, and from which day of the year on. @throws RecordError where the product would not take a form */
export function reviewForms(dayCount: number): readonly ReviewForm[] {
  const [spring, autumn] = [Math.floor(dayCount * 0.3), Math.floor(dayCount * 0.7)];
  const form = (id: string, name: string, contents: readonly (readonly [fromDay: number, StoredScorecard])[]) => ({
    id: `${idPrefix}form-${id}`,
    name,
    versions: contents.map(([fromDay, content]) => ({ fromDay, content: checkedScorecard({ name, content }).content })),
  });
  return [
    form('service', 'Service conversations', [
      [0, service(70)],
      [spring, service(70, privacy)],
      [autumn, service(75, privacy, selfService)],
    ]),
    form('sales', 'Sales conversations', [
      [0, sales()],
      [autumn, sales(privacy)],
    ]),
    form('complaints', 'Complaints', [[0, complaints]]),
  ];
}
