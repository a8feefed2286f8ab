import { sentence } from '../../src/language/sentence.ts';
import type { Seen } from '../../src/service/model/publication/seen.ts';
import type { Answer, Tested } from '../../src/service/model/publication/tested.ts';
import type { Question } from '../../src/service/testers/question.ts';
import type { Trouble } from '../../src/service/testers/trouble.ts';

/** Returns what five people said. */
export function aTested(overrides: Partial<Tested> = {}): Tested {
  return {
    asked: 5,
    answered: 3,
    counts: [
      { seen: 'works', people: 2 },
      { seen: 'connection-lost', people: 1 },
    ],
    verified: { by: 'Anna Berg', at: '2026-11-23T15:02:00.000Z', isBefore: false },
    ...overrides,
  };
}

function anAnswer(seen: Seen): Answer {
  return {
    by: { aadObjectId: 'c141b570-af7a-49b7-9ce6-18d7b85eb141', name: 'Anna Berg' },
    seen,
    detail: 'AADSTS50105',
    at: '2026-11-23T15:02:00.000Z',
    advice: {
      id: 'allow-list',
      title: sentence('an administrator of Qlik Sense'),
      confirm: sentence('Type list to see all.'),
      advice: sentence('Try again in a minute.'),
      who: 'qlik',
      commands: ['Test-NetConnection qlik.contoso.local -Port 4244', 'setspn -Q HTTP/qlik.contoso.local'],
    },
  };
}

/** Returns the question to somebody who lost the connection. */
export function aQuestion(overrides: Partial<Question> = {}): Question {
  const address = 'https://sales-qlik-contoso.msappproxy.net/';
  return {
    name: 'sales-qlik',
    requestId: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
    state: 'open',
    tested: aTested(),
    others: 0,
    links: [{ title: sentence('Open Qlik Sense'), url: address, address }],
    own: anAnswer('connection-lost'),
    ...overrides,
  };
}

/** Returns the trouble of somebody. */
export function aTrouble(seen: Seen = 'connection-lost'): Trouble {
  return {
    name: 'sales-qlik',
    answer: anAnswer(seen),
    requester: { aadObjectId: '11111111-2222-4333-8444-555555555555', name: 'Robin Owner' },
    conversationId: 'a:robin',
    isPublished: true,
    isReduced: false,
  };
}
