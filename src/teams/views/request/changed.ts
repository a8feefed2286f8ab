import type { RequestKind } from '../../../service/request.ts';
import type { RequestView } from '../../../service/view.ts';
import { mentionPerson, type Mention } from '../../mention.ts';
import { escapeList, escapeMarkdown, plainLine, webUrl } from '../../text.ts';
import { sentenceLines } from './request-status.ts';
import { askedPeople, needsNothing, onlyLetsGo } from './request-words.ts';

/** Data of `changed`: the last message of a request that is no publish, or that was undone. */
export interface ChangedData {
  title: string;
  color: 'good' | 'default';
  requester: string;
  mentions: Mention[];
  message: string;
  changes: { text: string }[];
  links: { title: string; url: string }[];
  hasMoreChanges: boolean;
  checks: { text: string }[];
  allowList: string;
  requestId: string;
}

const mostChanges = 12;

/** Tells the requester what has become of a publication: what was done, and where to look at it. */
export function changedView(request: RequestView): ChangedData {
  const { text, mentions } = mentionPerson(request.requester);
  const { isUndo, kind, result } = request;
  const isReachable = !isUndo && kind !== 'unpublish';
  const links = isReachable ? (result?.links ?? []).filter((link) => webUrl(link.url) !== '') : [];
  return {
    title: title(request),
    color: isUndo ? 'default' : 'good',
    requester: text,
    mentions,
    message: message(request),
    changes: isUndo ? [] : sentenceLines(request.plan?.changes ?? [], mostChanges),
    hasMoreChanges: !isUndo && (request.plan?.changes.length ?? 0) > mostChanges,
    links: links.map((link) => ({ title: plainLine(link.title, 40), url: link.url })),
    checks: isReachable ? (result?.checks ?? []).map((check) => ({ text: escapeMarkdown(check) })) : [],
    allowList: isReachable ? escapeList(result?.allowList ?? []) : '',
    requestId: request.id,
  };
}

function title(request: RequestView): string {
  const name = escapeMarkdown(request.name);
  if (request.isUndo) return `The request to ${request.kind} ${name} is undone`;
  const titles: Record<RequestKind, string> = {
    publish: `${name} is published`,
    update: `${name} is updated`,
    assign: `${askedPeople(request)} assigned to ${name}`,
    unassign: `${askedPeople(request)} unassigned from ${name}`,
    unpublish: `${name} is unpublished`,
    restore: `${name} is restored`,
    adopt: `${name} is adopted`,
    repair: `${name} is repaired`,
  };
  return titles[request.kind];
}

function message(request: RequestView): string {
  if (request.isUndo) return 'what this request did has been taken back.';
  if (request.kind === 'unpublish') {
    return onlyLetsGo(request)
      ? 'the applications stay, open to the internet; the bot no longer manages them.'
      : `nobody reaches it from the internet any more. For 30 days “restore ${escapeMarkdown(request.name)}” brings it back.`;
  }
  return needsNothing(request)
    ? 'everything was already as asked: nothing in the tenant had to change.'
    : 'this was done:';
}
