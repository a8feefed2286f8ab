import { sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { card } from '../render.ts';
import { allowListLine } from '../words/allow-list.ts';
import { sentenceLines } from '../words/lines.ts';
import { addressRequester, type Mention } from '../words/mention.ts';
import { acceptsOnly, needsNothing, onlyLetsGo, planLines } from '../words/plan-words.ts';
import { doneTitle } from '../words/request-words.ts';
import { escapeList, escapeMarkdown, webUrl } from '../../text.ts';

/** Data of `changed`: the final message of a request that is not a publish, or that was undone. */
interface ChangedData {
  title: Text;
  requester: Text;
  mentions: Mention[];
  message: Text;
  changes: { text: Text }[];
  links: { title: Text; url: string }[];
  hasMoreChanges: boolean;
  checks: { text: Text }[];
  allowList: Text;
  /** The addresses were visited from outside, and can be again. */
  canCheck: boolean;
  requestId: string;
}

const mostChanges = 12;

/** Tells the requester what was done to a publication and where to look at it. */
export const changedCard = card('changed', (request: RequestView): ChangedData => {
  const { text, mentions } = addressRequester(request.requester);
  const { isUndo, kind, result } = request;
  const isReachable = !isUndo && !kindWords[kind].takesDown;
  const links = isReachable ? (result?.links ?? []).filter((link) => webUrl(link.url) !== '') : [];
  return {
    title: title(request),
    requester: text,
    mentions,
    message: message(request),
    changes: isUndo ? [] : sentenceLines(planLines(request), mostChanges),
    hasMoreChanges: !isUndo && planLines(request).length > mostChanges,
    links: links.map((link) => ({ title: link.title, url: link.url })),
    checks: [
      ...unaffectedLines(request),
      ...(result?.checks ?? []).map((check) => escapeMarkdown(check)),
    ].map((line) => ({ text: line })),
    allowList: isReachable && result ? allowListLine(result) : '',
    canCheck: isReachable && result?.isLookedAt === true,
    requestId: request.id,
  };
});

function title(request: RequestView): Text {
  const name = escapeMarkdown(request.name);
  if (request.isUndo) return sentence('The request to {verb} {name} is undone', { verb: request.kind, name });
  return doneTitle(request);
}

/** Names those for whom nothing changed, with the reason. */
function unaffectedLines({ isUndo, kind, people }: RequestView): Text[] {
  const words = kindWords[kind].unaffected;
  const names = people?.unaffectedNames ?? [];
  return isUndo || !words || names.length === 0 ? [] : [words.named(escapeList(names))];
}

function message(request: RequestView): Text {
  if (request.isUndo) return sentence('what this request did has been taken back.');
  if (kindWords[request.kind].takesDown) return goneMessage(request);
  if (request.plan?.effect === 'nothing') return kindWords[request.kind].idle;
  if (request.isReduced) return sentence('it was done as it was approved.');
  if (acceptsOnly(request))
    return sentence('nothing in the tenant had to change. What was changed by hand is wanted from now on:');
  return needsNothing(request)
    ? sentence('nothing in the tenant had to change:')
    : sentence('this was done:');
}

function goneMessage(request: RequestView): Text {
  if (onlyLetsGo(request))
    return sentence('the applications stay, open to the internet; the bot no longer manages them.');
  if ((request.plan?.applications.length ?? 0) > 0)
    return sentence(
      'what the bot had made is gone; what was there before stays, open to the internet, and is no longer managed.',
    );
  return sentence(
    'nobody reaches it from the internet any more. For 30 days “restore {name}” brings it back.',
    { name: escapeMarkdown(request.name) },
  );
}
