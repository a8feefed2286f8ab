import type { FormOptions } from '../../service/model/form-options.ts';
import type { RequestView } from '../../service/model/view.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { fittingFormCard } from '../cards/forms/form-card.ts';
import { approvalCard } from '../cards/request/approval.ts';
import { changedCard } from '../cards/request/changed.ts';
import { progressCard } from '../cards/request/progress.ts';
import { publishedCard } from '../cards/request/published.ts';
import { rejectedCard } from '../cards/request/rejected.ts';
import { isForm, type Audience } from './audience.ts';
import { requestStatusCard } from '../cards/request/request-status.ts';
import type { NoticeKind } from '../../service/model/request/notice.ts';

/**
 * Returns the card of a notice for its readers, from the current state of the request. A request that needs a
 * correction becomes the form again, with the entries as typed.
 */
export function noticeCard(
  kind: NoticeKind,
  shown: RequestView,
  options: FormOptions,
  audience: Audience,
): AdaptiveCard {
  const request = audience.isHome ? shown : withoutMention(shown);
  switch (kind) {
    case 'status':
    case 'failed':
      return statusCard(request, options, audience);
    case 'approval':
      return approvalCard(audience.language, request, audience);
    case 'progress':
      return progressCard(audience.language, request);
    case 'published':
      return publishedCard(audience.language, request, audience.areTestersHere, audience.asked);
    case 'changed':
      return changedCard(audience.language, request);
    case 'rejected':
      return rejectedCard(audience.language, request);
  }
}

/** Drops the requester's object id, so that the card names them without notifying them in a second place. */
function withoutMention(request: RequestView): RequestView {
  return { ...request, requester: { ...request.requester, aadObjectId: '' } };
}

function statusCard(
  request: RequestView,
  options: FormOptions,
  { language, picked }: Audience,
): AdaptiveCard {
  const fields = request.problem?.fields ?? [];
  if (isForm(request)) return fittingFormCard(language, request.kind, options, request.form, fields, picked);
  return requestStatusCard(language, request);
}
