import { sentence } from '../../src/language/sentence.ts';
import { reducePublication } from '../../src/service/views/reduce.ts';
import { publicationCard } from '../../src/teams/cards/lists/publication.ts';
import { aComparisonView, aDifference, aPublicationView } from './publication-view.ts';
import { sample, type SampleCard } from './sample.ts';

/** Returns the status card with every way in which a comparison can end. */
export function sampleComparisons(): SampleCard[] {
  const never = { comparedAt: '' };
  const problem = {
    problem: sentence('Microsoft Graph cannot be reached'),
    problemSince: '2026-11-23T15:10:00.000Z',
  };
  const group = sentence('whether the connector group “{group}” is in use', { group: 'Data centre' });
  const all = {
    differing: aDifference(),
    'differing, not read since': aDifference({ ...problem, isRunning: true }),
    'partly hidden': aComparisonView({ unseen: [group] }),
    'never compared': aComparisonView(never),
    'compared for the first time': aComparisonView({ ...never, isRunning: true }),
    'never read': aComparisonView({ ...never, ...problem }),
    'being changed': aComparisonView({ isBusy: true }),
  };
  const shown = Object.entries(all).map(([which, comparison]) =>
    sample(publicationCard, which, aPublicationView({ comparison })),
  );
  const reduced = reducePublication(aPublicationView({ comparison: aDifference() }));
  return [...shown, sample(publicationCard, 'reduced, differing', reduced)];
}
