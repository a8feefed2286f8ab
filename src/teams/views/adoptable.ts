import type { AdoptableView, Page } from '../../service/view.ts';
import { escapeMarkdown } from '../text.ts';
import { pagingData, type PagingData } from './paging.ts';

/** Data of `adoptable`. What the button sends is as it is, what is shown is escaped. */
export interface AdoptableData {
  rows: {
    title: string;
    hub: string;
    auth: string;
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
export function adoptableView(page: Page<AdoptableView>): AdoptableData {
  return {
    rows: page.items.map(({ hub, auth, suggestedName }) => {
      const [hubAddresses, authAddresses] = [addressesOf(hub), auth ? addressesOf(auth) : ''];
      return {
        title: escapeMarkdown(hub.displayName),
        hub: escapeMarkdown(hubAddresses, 400),
        auth: escapeMarkdown(authAddresses, 400),
        suggestedName,
        hubApplicationId: hub.applicationId,
        authApplicationId: auth?.applicationId ?? '',
        hubAddresses,
        authAddresses,
      };
    }),
    isEmpty: page.items.length === 0,
    paging: pagingData(page, 'publication'),
  };
}

function addressesOf({ externalUrl, internalUrl }: AdoptableView['hub']): string {
  return `${externalUrl} from ${internalUrl}`;
}
