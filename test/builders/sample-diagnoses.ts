import { diagnosisOf } from '../../src/service/diagnosis/diagnosis-of.ts';
import { diagnosisCard } from '../../src/teams/cards/news/diagnosis.ts';
import { aDiagnosisView, badFacts } from './diagnosis-view.ts';
import { goodFacts } from './facts.ts';
import { aDifference, aPublicationView, aWay } from './publication-view.ts';
import { sample, type SampleCard } from './sample.ts';

/** Returns what `diagnose` shows, from nothing wrong to everything. */
export function sampleDiagnoses(): SampleCard[] {
  return [
    sample(diagnosisCard, 'nothing wrong', aDiagnosisView()),
    sample(diagnosisCard, 'first look', aDiagnosisView({ diagnosis: null, at: '', isLooking: true })),
    sample(
      diagnosisCard,
      'all wrong',
      aDiagnosisView({
        publication: aPublicationView({
          comparison: aDifference(),
          way: aWay({ people: 'wrong', entra: 'wrong', proxy: 'wrong', connectors: 'wrong' }),
        }),
        diagnosis: diagnosisOf(badFacts()),
        isLooking: true,
      }),
    ),
    sample(
      diagnosisCard,
      'Graph away',
      aDiagnosisView({ diagnosis: { ...diagnosisOf(goodFacts({ observed: null })), isGraphAway: true } }),
    ),
  ];
}
