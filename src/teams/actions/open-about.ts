import { sentence } from '../../language/sentence.ts';
import { emptyForm } from '../../service/model/publish-input.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { shortFormCard } from '../cards/forms/short-form.ts';
import { formAbout } from '../commands/form-about.ts';
import { historyOf } from '../commands/history.ts';
import type { Action } from './action.ts';
import { aboutData, adoptData, checked } from './data.ts';

/** Posts a form below the card of the publication it is about; or the history of that publication. */
export const openAbout: Action = {
  verb: 'change.open',
  run: async (turn, data) => {
    const { reply } = turn;
    const { kind, name } = checked(aboutData, data);
    if (kind === 'history') {
      await reply(await historyOf(turn, name));
      return { message: sentence('The history is below.') };
    }
    await reply(await formAbout(turn, kind, name));
    return { message: sentence('The form is below.') };
  },
};

/** Posts the form for applications picked from the list of `adopt`. Their addresses are only shown. */
export const openAdopt: Action = {
  verb: 'adopt.open',
  run: async ({ deps, actor, reply, language }, data) => {
    await requireMayOpenForm(deps, actor);
    const form = { ...emptyForm, ...checked(adoptData, data) };
    await reply(shortFormCard(language, 'adopt', form, [], null));
    return { message: sentence('The form is below.') };
  },
};
