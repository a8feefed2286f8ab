import { sentence, type Text } from '../../../language/sentence.ts';
import type { AdoptableView, Page } from '../../../service/model/view.ts';
import { escapeMarkdown } from '../../text.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { card } from '../render.ts';

/** Data of `adoptable`. What the button sends is as it is, what is shown is escaped. */
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
  }[];
  isEmpty: boolean;
  paging: PagingData;
}

/** Applications that the bot could manage, one page. */
export const adoptableCard = card('adoptable', (page: Page<AdoptableView>): AdoptableData => ({
  rows: page.items.map(({ hub, auth, suggestedName }) => {
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
    };
  }),
  isEmpty: page.items.length === 0,
  paging: pagingData(page, 'publication'),
}));

function addressLine({ externalUrl, internalUrl }: AdoptableView['hub']): Text {
  if (internalUrl === '') return escapeMarkdown(externalUrl);
  const urls = { externalUrl: escapeMarkdown(externalUrl), internalUrl: escapeMarkdown(internalUrl) };
  return sentence('{externalUrl} from {internalUrl}', urls);
}

/** What the button sends along, to be shown on the form: no language in it. */
function addressesOf({ externalUrl, internalUrl }: AdoptableView['hub']): string {
  return internalUrl === '' ? externalUrl : `${externalUrl} ← ${internalUrl}`;
}
