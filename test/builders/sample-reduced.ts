import { reducePublication, reduceRequest } from '../../src/service/views/reduce.ts';
import { connectorsView } from '../../src/teams/cards/lists/connectors.ts';
import { publicationView } from '../../src/teams/cards/lists/publications.ts';
import { approvalView } from '../../src/teams/cards/request/approval.ts';
import { changedView } from '../../src/teams/cards/request/changed.ts';
import { requestStatusView } from '../../src/teams/cards/request/request-status.ts';
import { aPublicationView } from './list-views.ts';
import { aRequestView, formOptions } from './request-view.ts';
import { inState, states } from './request-states.ts';
import { sample, type SampleCard } from './sample-cards.ts';

/** The cards as those see them who may know of a request or a publication, but not see it. */
export function sampleReduced(): SampleCard[] {
  const unpublished = aPublicationView({
    state: 'unpublished',
    restorableUntil: '2026-12-23T15:03:00.000Z',
    links: [],
  });
  return [
    ...states.map((state) =>
      sample('request-status', `reduced ${state}`, requestStatusView(reduceRequest(inState(state)))),
    ),
    ...states.map((state) =>
      sample('approval', `reduced ${state}`, approvalView(reduceRequest(inState(state)))),
    ),
    sample('changed', 'reduced', changedView(reduceRequest(aRequestView({ kind: 'assign', state: 'done' })))),
    sample(
      'changed',
      'reduced undo',
      changedView(reduceRequest(aRequestView({ isUndo: true, state: 'withdrawn' }))),
    ),
    sample('publication', 'reduced', publicationView(reducePublication(aPublicationView()))),
    sample('publication', 'reduced unpublished', publicationView(reducePublication(unpublished))),
    sample('connectors', 'health alone', connectorsView(formOptions().connectorGroups)),
  ];
}
