import { updateOnPremisesPublishing } from '../../../graph/on-premises-publishing.ts';
import { joined, sentence, type Text } from '../../../language/sentence.ts';
import { changeOf } from '../../model/publication/change.ts';
import { asPublished } from '../../model/publication/as-published.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind, Wish } from '../change-kind.ts';
import { isHalfMade } from '../half-made.ts';
import { publishedDrift } from './published-drift.ts';
import { publishedDifferences } from './published-differences.ts';

type Settings = Pick<DesiredApplication, 'internalUrl' | 'externalUrl' | 'preAuthentication' | 'proxy'>;
type Publish = Kind<'publish', Settings>;

/** Publishes an application through Application Proxy: addresses, pre-authentication and proxy settings. */
export const publish: ChangeKind<Publish> = {
  kind: 'publish',
  step: [sentence('Publish through Application Proxy'), sentence('Publish through Application Proxy')],
  takesAddress: true,
  stage: 'publish',

  differs(wish) {
    const words = wordsFor(wish);
    const { role, internalUrl, externalUrl, preAuthentication, proxy } = wish.wanted;
    const settings = { internalUrl, externalUrl, preAuthentication, proxy };
    return words ? [changeOf(role, words, { kind: 'publish', ...settings })] : [];
  },

  drift: (_change, { wanted, there }) =>
    there?.publishing
      ? publishedDrift(wanted, there.publishing)
      : [{ risk: 'stops', text: sentence('it is not published through Application Proxy') }],

  accepted({ before, wanted, there }) {
    if (!there.publishing) return [];
    const written = publishedDifferences(wanted, there.publishing);
    const all = publishedDifferences(wanted, asPublished(before));
    const accepted = [...all].filter(([setting]) => !written.has(setting)).map(([, words]) => words);
    return accepted.length === 0 ? [] : [changeSentence(wanted, accepted)];
  },

  async write({ run, ids }, { internalUrl, externalUrl, preAuthentication, proxy }) {
    await updateOnPremisesPublishing(run.graph, ids.applicationId, {
      externalAuthenticationType: preAuthentication === 'passthru' ? 'passthru' : 'aadPreAuthentication',
      internalUrl,
      externalUrl,
      ...proxy,
      applicationServerTimeout: proxy.applicationServerTimeout.toLowerCase(),
    });
  },
};

/** null = it is published as wanted. */
function wordsFor({ wanted, there }: Wish): Text | null {
  if (!there?.publishing) return publishSentence(wanted);
  const differences = [...publishedDifferences(wanted, there.publishing).values()];
  if (differences.length === 0) return null;
  return isHalfMade(there) ? publishSentence(wanted) : changeSentence(wanted, differences);
}

function publishSentence({ internalUrl, externalUrl, preAuthentication }: DesiredApplication): Text {
  const urls = { internalUrl, externalUrl };
  return preAuthentication === 'passthru'
    ? sentence('Publish {internalUrl} as {externalUrl}, passthrough', urls)
    : sentence('Publish {internalUrl} as {externalUrl}, sign-in with Microsoft Entra ID first', urls);
}

function changeSentence({ displayName }: DesiredApplication, differences: readonly Text[]): Text {
  return sentence('Change “{displayName}”: {differences}', {
    displayName,
    differences: joined(differences, '; '),
  });
}
