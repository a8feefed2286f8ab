import { english } from '../../language/say.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { parseQlikUrl } from './qlik-url.ts';
import type { PublishForm } from '../model/form.ts';
import type { RequestInput } from '../model/stored.ts';
import { desiredWarnings } from '../preflight/desired-warnings.ts';
import type { Desired } from '../model/desired.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';

/** A request as it is planned: what was typed, what it means, and the publication before and after. */
export interface Asked {
  form: PublishForm;
  input: RequestInput;
  desired: Desired;
  /** null = there is none yet. */
  base: Desired | null;
}

/** What an approver should know before deciding on any kind of request; none of it stops the request. */
export function requestWarnings({ form, input, desired, base }: Asked, facts: TenantFacts): Text[] {
  switch (input.kind) {
    case 'publish':
      return [...pathWarnings(form), ...desiredWarnings(desired, facts)];
    case 'update': {
      // What was so before is not news to anybody.
      const before = (base ? desiredWarnings(base, facts) : []).map(english);
      return [...pathWarnings(form), ...desiredWarnings(desired, facts)].filter(
        (one) => !before.includes(english(one)),
      );
    }
    case 'unpublish':
      return base ? unpublishWarnings(base) : [];
    case 'adopt':
      return [sentence('Nothing is changed: from now on the bot may change these applications.')];
    default:
      return [];
  }
}

/** Of which some were adopted and some made, each that stays is named. */
function unpublishWarnings({ applications }: Desired): Text[] {
  const adopted = applications.filter(({ isAdopted }) => isAdopted);
  if (adopted.length === 0) return [nobodyReaches];
  return adopted.length === applications.length ? [staysThere] : [];
}

const staysThere = sentence(
  'These applications were there before the bot: they stay as they are and are only no longer managed.',
);
const nobodyReaches = sentence(
  'Nobody reaches Qlik Sense from outside afterwards. It can be restored for 30 days.',
);

function pathWarnings(form: PublishForm): Text[] {
  const typed = parseQlikUrl(form.qlikUrl);
  if (!('path' in typed) || typed.path === '/') return [];
  return [
    sentence('The path {path} was left out: Qlik Sense needs its whole host published.', {
      path: typed.path,
    }),
  ];
}
