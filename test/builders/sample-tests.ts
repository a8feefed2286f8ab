import { sentence } from '../../src/language/sentence.ts';
import { reduceTrouble } from '../../src/service/testers/trouble.ts';
import { publicationCard } from '../../src/teams/cards/lists/publication.ts';
import { testQuestionCard } from '../../src/teams/cards/news/test-question.ts';
import { troubleCard } from '../../src/teams/cards/news/trouble.ts';
import { publishedCard } from '../../src/teams/cards/request/published.ts';
import { aPublicationView } from './publication-view.ts';
import { aQuestion, aTested, aTrouble } from './question.ts';
import { inState } from './request-states.ts';
import { sample, type SampleCard } from './sample.ts';

/** The cards that ask testers, and tell what they saw. */
export function sampleTests(): SampleCard[] {
  const asked = { question: aQuestion(), isForReaders: true };
  const typed = {
    seen: '',
    detail: 'x'.repeat(300),
    problems: ['seen', 'detail'].map((field) => ({ field, message: sentence('Choose what you saw.') })),
  };
  return [
    sample(publicationCard, 'verified', aPublicationView({ tested: aTested() })),
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
