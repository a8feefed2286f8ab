import { sentence } from '../../language/sentence.ts';
import { emptyForm } from '../../service/model/form.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { render } from '../cards.ts';
import { changeCard } from '../change-card.ts';
import { historyCard } from '../history-card.ts';
import { changeFormView } from '../views/forms/change-form.ts';
import type { Action } from './action.ts';
import { adoptData, changeData, checked } from './data.ts';

/** Posts the form of a change below the card of a publication; or its history, which is no change. */
export const openChange: Action = {
  verb: 'change.open',
  run: async (turn, data) => {
    const { reply } = turn;
    const { kind, name } = checked(changeData, data);
    if (kind === 'history') {
      await reply(await historyCard(turn, name));
      return { message: sentence('The history is below.') };
    }
    await reply(await changeCard(turn, kind, name));
    return { message: sentence('The form is below.') };
  },
};

/** Posts the form for applications picked from the list of `adopt`. Their addresses are only shown. */
export const openAdopt: Action = {
  verb: 'adopt.open',
  run: async ({ deps, actor, reply, language }, data) => {
    await requireMayOpenForm(deps, actor);
    const form = { ...emptyForm, ...checked(adoptData, data) };
    await reply(render(language, 'change-form', changeFormView('adopt', form, [], null)));
    return { message: sentence('The form is below.') };
  },
};
