import { sentence } from '../../src/language/sentence.ts';
import type { PublicationView } from '../../src/service/model/view.ts';
import { reduceTrouble } from '../../src/service/testers/trouble.ts';
import { publicationCard } from '../../src/teams/cards/lists/publication.ts';
import { testQuestionCard } from '../../src/teams/cards/news/test-question.ts';
import { troubleCard } from '../../src/teams/cards/news/trouble.ts';
import { publishedCard } from '../../src/teams/cards/request/published.ts';
import { aDifference, aPublicationView, aWay } from './publication-view.ts';
import { aQuestion, aTested, aTrouble } from './question.ts';
import { inState } from './request-states.ts';
import { sample, type SampleCard } from './sample.ts';

const verified = aWay({ hub: 'fine', auth: 'fine' });
const nothing = { people: 'unseen', entra: 'unseen', proxy: 'unseen', connectors: 'unseen' } as const;

/** Returns a publication with which as much is wrong at once as a card can say. */
export function everythingAmiss(): PublicationView {
  const host = 'sales-qlik-contoso.msappproxy.net';
  const hosts = 'sales-qlik-auth-contoso.msappproxy.net';
  return aPublicationView({
    comparison: aDifference(),
    tested: aTested(),
    qlik: {
      amiss: [sentence('The host allow list of the virtual proxy lacks {hosts}.', { hosts })],
      canAllow: true,
      readAt: '2026-11-23T15:10:00.000Z',
    },
    outside: [
      sentence('{host} answers, but does NOT ask people to sign in. Check its pre-authentication at once.', {
        host,
      }),
      sentence('Not checked: Qlik Sense itself. Open the link and see.'),
    ],
    way: aWay({ people: 'unsure', entra: 'wrong', hub: 'unsure' }),
  });
}

/** The cards that ask testers, and tell what they saw. */
export function sampleTests(): SampleCard[] {
  const asked = { question: aQuestion(), isForReaders: true };
  const typed = {
    seen: '',
    detail: 'x'.repeat(300),
    problems: ['seen', 'detail'].map((field) => ({ field, message: sentence('Choose what you saw.') })),
  };
  return [
    sample(publicationCard, 'verified', aPublicationView({ tested: aTested(), way: verified })),
    sample(publicationCard, 'never looked at', aPublicationView({ way: { ...aWay(nothing), oldestAt: '' } })),
    sample(publicationCard, 'with everything amiss', everythingAmiss()),
    sample(publishedCard, 'asking', inState('done'), true, asked),
    sample(testQuestionCard, 'new', aQuestion({ own: null, tested: aTested({ verified: null }) }), false),
    sample(testQuestionCard, 'answered', aQuestion(), false),
    sample(testQuestionCard, 'with mistakes', aQuestion({ own: null }), false, typed),
    sample(testQuestionCard, 'changed since', aQuestion({ state: 'changed' }), false),
    sample(testQuestionCard, 'taken down', aQuestion({ state: 'down' }), true),
    sample(troubleCard, 'usual', aTrouble()),
    sample(troubleCard, 'reduced', reduceTrouble(aTrouble())),
    sample(troubleCard, 'over', aTrouble('works')),
  ];
}
