import { sentence, type Text } from '../../../language/sentence.ts';
import type { AdoptableView } from '../../../service/model/adoptable-view.ts';
import type { Page } from '../../../service/model/view.ts';
import { escapeMarkdown, plainLine } from '../../text.ts';
import type { Choice } from '../forms/field.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { card } from '../render.ts';

/** Data of `adoptable`. Values that a button sends back are raw; values for display are escaped. */
interface AdoptableData {
  rows: {
    title: string;
    hub: Text;
    auth: Text;
    suggestedName: string;
    hubApplicationId: string;
    authApplicationId: string;
    hubAddresses: string;
    authAddresses: string;
    /** What it is instead, if it cannot be adopted. */
    unfit: Text;
  }[];
  /** The applications on this page that are on their own, from which two can be picked. */
  singles: Choice[];
  canPick: boolean;
  isEmpty: boolean;
  paging: PagingData;
}

/** One page of the applications that the bot could adopt. */
export const adoptableCard = card('adoptable', (page: Page<AdoptableView>): AdoptableData => ({
  rows: page.items.map(({ hub, auth, suggestedName, unfit }) => {
    const [hubAddresses, authAddresses] = [addressesOf(hub), auth ? addressesOf(auth) : ''];
    return {
      title: escapeMarkdown(hub.displayName),
      hub: addressLine(hub),
      auth: auth ? addressLine(auth) : '',
      suggestedName,
      hubApplicationId: hub.applicationId,
      authApplicationId: auth?.applicationId ?? '',
      hubAddresses,
      authAddresses,
      unfit,
    };
  }),
  singles: singles(page),
  canPick: singles(page).length > 1,
  isEmpty: page.items.length === 0,
  paging: pagingData(page, 'entry'),
}));

/** The value carries the addresses as well, for the form; only the id counts. */
function singles({ items }: Page<AdoptableView>): Choice[] {
  return items
    .filter(({ auth, unfit }) => auth === null && unfit === '')
    .map(({ hub }) => ({
      title: plainLine(`${hub.displayName}, ${hub.externalUrl}`, 120),
      value: `${hub.applicationId} ${addressesOf(hub)}`,
    }));
}

function addressLine({ externalUrl, internalUrl }: AdoptableView['hub']): Text {
  if (externalUrl === '') return escapeMarkdown(internalUrl);
  if (internalUrl === '') return escapeMarkdown(externalUrl);
  const urls = { externalUrl: escapeMarkdown(externalUrl), internalUrl: escapeMarkdown(internalUrl) };
  return sentence('{externalUrl} from {internalUrl}', urls);
}

/** Returns the addresses that the button passes on to the form, in no particular language. */
function addressesOf({ externalUrl, internalUrl }: AdoptableView['hub']): string {
  return internalUrl === '' ? externalUrl : `${externalUrl} ← ${internalUrl}`;
}
