import { UserError } from '../../errors.ts';
import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Held, Reservation } from '../../store/reservations.ts';
import { applicationsOf, desiredOf, internalUrl } from '../model/publication/desired.ts';
import type { PublishForm } from '../model/request/form.ts';
import type { PublishInput } from '../model/request/input.ts';
import type { AddressFields } from '../preflight/address-fields.ts';
import { desiredWarnings } from '../preflight/desired-warnings.ts';
import { findPrincipals } from '../preflight/find-principals.ts';
import { nameLengthProblems } from '../preflight/host-length.ts';
import { urlsOf } from './holding/addresses.ts';
import { parseConnectorGroup } from './fields/connector-group.ts';
import { parseName } from './fields/name.ts';
import { wholeOf, type Parsed } from './fields/parsed.ts';
import { parsePeople } from './fields/people.ts';
import { pathWarnings } from './fields/qlik-url.ts';
import { parseServer } from './fields/server.ts';
import { parsePreAuthentication, parseSingleSignOn } from './fields/sign-on.ts';
import type { KindOfRequest, Seen, Target } from './kind.ts';
import { lostAmongJoining } from './wanted/lost.ts';
import { settleDown } from './publication/settle-down.ts';

/** Both hosts and both display names derive from the name; both applications share the form's domain. */
const addressFields: AddressFields = {
  external: () => 'name',
  domain: (role) => (role === 'hub' ? 'externalDomain' : null),
  advice: sentence('Choose another name.'),
  hasNewNames: true,
};

/** Publishes Qlik Sense to the internet under a new name. */
export const publish: KindOfRequest<PublishInput> = {
  word: sentence('publish'),
  startsFrom: 'nothing',
  makesPublication: true,
  opens: true,
  isMoreThanChanges: true,
  isAboutAccess: false,
  looksIntoGroups: true,
  result: 'published',
  addressFields,
  parse: parsePublishForm,
  reserves: async (_db, input) => reservationsOf(input),
  heldError,
  target: publishTarget,
  isMine: () => true,
  needs: () => 'everything',
  early: (input, { label }) => nameLengthProblems(input.name, applicationsOf(input, label)),
  lost: lostAmongJoining,
  warnings: ({ form, desired }, facts) => [...pathWarnings(form), ...desiredWarnings(desired, facts)],
  conclude: settleDown,
};

/** Checks everything that does not need the tenant, all fields at once. Returns the input or every problem found. */
export function parsePublishForm(form: PublishForm): Parsed<PublishInput> {
  return wholeOf<PublishInput>({
    kind: { value: 'publish' },
    ...parseServer(form),
    name: parseName(form.name),
    externalDomain: { value: domainOf(form.externalDomain) },
    preAuthentication: parsePreAuthentication(form.preAuthentication),
    singleSignOn: parseSingleSignOn(form),
    connectorGroupId: parseConnectorGroup(form.connectorGroupId),
    ...parsePeople(form),
    reason: { value: form.reason.trim() },
  });
}

/** Returns the domain; `''` = the default domain, however it was spelled. */
function domainOf(text: string): string {
  const domain = text.trim().toLowerCase();
  return domain === 'default' || domain.endsWith('msappproxy.net') ? '' : domain;
}

/**
 * Returns what two publications cannot share: the name, both external hosts (the name `a-auth` would collide with the
 * second host of `a`) and the internal URLs, which Application Proxy publishes only once.
 */
function reservationsOf(input: PublishInput): Reservation[] {
  const { name, externalDomain: domain } = input;
  return [
    { what: 'name', name },
    { what: 'host', label: name, domain },
    { what: 'host', label: `${name}-auth`, domain },
    ...urlsOf([internalUrl('hub', input), internalUrl('auth', input)]),
  ];
}

async function publishTarget({ graph, publicationId, input, facts }: Seen<PublishInput>): Promise<Target> {
  const found = await findPrincipals(graph, { ...input, areLeaving: false });
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  const desired = desiredOf(publicationId, input, {
    tenantLabel: facts.label,
    connectorGroup: { id: input.connectorGroupId, name: group?.name ?? '' },
    principals: found.principals,
  });
  const problems = [...nameLengthProblems(input.name, desired.applications), ...found.problems];
  return { desired, problems, warnings: found.warnings };
}

function heldError(input: PublishInput, held: Held | null, holder: RequestRow | null): UserError {
  const { field, what, advice } = wordsFor(input, held?.reservation ?? null);
  const message = joined([takenWords(what, holder, input), advice], ' ');
  return new UserError(sentence('This is taken'), advice, [{ field, message }]);
}

function takenWords(what: Text, holder: RequestRow | null, input: PublishInput): Text {
  if (!holder) return sentence('{what} is already asked for.', { what });
  const { name, requester_name: who } = holder;
  const isDone = holder.state === 'done';
  if (name === input.name)
    return isDone
      ? sentence('{what} is already published, by {who}.', { what, who })
      : sentence('{what} is already asked for, by {who}.', { what, who });
  return isDone
    ? sentence('{what} is already published as part of “{name}”, by {who}.', { what, name, who })
    : sentence('{what} is already asked for as part of “{name}”, by {who}.', { what, name, who });
}

function wordsFor(input: PublishInput, reservation: Reservation | null) {
  const { name } = input;
  const advice = sentence('Choose another name.');
  if (reservation?.what === 'host')
    return { field: 'name', what: sentence('The address of “{name}”', { name }), advice };
  if (reservation?.what !== 'url') return { field: 'name', what: sentence('“{name}”', { name }), advice };
  const { url } = reservation;
  return {
    field: url === internalUrl('hub', input) ? 'qlikUrl' : 'authPort',
    what: url.slice(0, -1),
    advice: sentence(
      'A server is published once, for all its virtual proxies: ask for access to that publication instead.',
    ),
  };
}
