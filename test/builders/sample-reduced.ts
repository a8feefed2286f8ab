import { reducePublication, reduceRequest } from '../../src/service/views/reduce.ts';
import { connectorsCard } from '../../src/teams/cards/lists/connectors.ts';
import { approvalCard } from '../../src/teams/cards/request/approval.ts';
import { changedCard } from '../../src/teams/cards/request/changed.ts';
import { requestStatusCard } from '../../src/teams/cards/request/request-status.ts';
import { aRequestView, formOptions } from './request-view.ts';
import { inState, states } from './request-states.ts';
import { sample, type SampleCard } from './sample.ts';
import { sampleComparisons } from './sample-comparisons.ts';
import { publicationCard } from '../../src/teams/cards/lists/publication.ts';
import { aPublicationView } from './publication-view.ts';

/** Returns the reduced cards, for people who may know of a request or publication but not see its details. */
export function sampleReduced(): SampleCard[] {
  const unpublished = aPublicationView({
    state: 'unpublished',
    restorableUntil: '2026-12-23T15:03:00.000Z',
    links: [],
  });
  return [
    ...states.map((state) => sample(requestStatusCard, `reduced ${state}`, reduceRequest(inState(state)))),
    ...states.map((state) => sample(approvalCard, `reduced ${state}`, reduceRequest(inState(state)))),
    sample(changedCard, 'reduced', reduceRequest(aRequestView({ kind: 'assign', state: 'done' }))),
    sample(changedCard, 'reduced undo', reduceRequest(aRequestView({ isUndo: true, state: 'withdrawn' }))),
    ...sampleComparisons(),
    sample(publicationCard, 'reduced', reducePublication(aPublicationView())),
    sample(publicationCard, 'reduced unpublished', reducePublication(unpublished)),
    sample(connectorsCard, 'health alone', formOptions().connectorGroups),
  ];
}
