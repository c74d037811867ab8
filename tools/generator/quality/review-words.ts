interface Words {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

export const summaries: Words = {
  good: [
    'Calm and to the point; the caller knew what happens next.',
    'Very good: found the cause before the caller had told all of it.',
    'Friendly from beginning to end. Shorter sentences would help.',
    'Well done, with one long silence while looking for the order.',
  ],
  bad: [
    'The caller had to tell it twice. Please sum up before you look for the answer.',
    'Friendly, but the next step stays open.',
    'Too fast at the end; let us listen to it together.',
    'Knowledge of the new contracts is missing. Training is booked.',
  ],
};

export const comments: Words = {
  good: ['Very well put.', 'Good question, it saved a second call.', 'Nice summary before the hold.'],
  bad: ['Interrupted the caller here.', 'Long silence; say what you are doing.', 'This is our wording, not theirs.'],
};

export const questionComments: readonly string[] = [
  'See our guide, page 4.',
  'Half of it was said.',
  'Came only when asked.',
  'Exactly as agreed.',
];

export const replies: Words = {
  good: ['Thank you!', 'Good to hear, thank you.', 'Thanks. The system was slow that day.'],
  bad: [
    'I see it. I will sum up first.',
    'The caller was in a hurry, I did not want to ask again.',
    'Could we listen to this one together?',
  ],
};
