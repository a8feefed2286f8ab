import type { z } from 'zod';
import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { formOptions } from '../../service/tenant/form-options.ts';
import { emptyForm } from '../../service/model/request/form.ts';
import { maySee } from '../../service/views/may-see.ts';
import { suggestServer } from '../../service/qlik/suggest.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { findRequestView } from '../../service/views/request-view.ts';
import { fittingFormCard } from '../cards/forms/form-card.ts';
import type { Action } from './action.ts';
import { aboutData, adoptData, checked, openFormData } from './data.ts';
import { shortFormCard } from '../cards/forms/short-form.ts';
import { formAbout } from '../commands/about/form-about.ts';
import { status } from '../commands/status.ts';
import { historyOf } from '../commands/history.ts';

/** Posts the publish form as a new message, filled in from an earlier request if one is given. */
export const openForm: Action = {
  verb: 'publish.open',
  run: async ({ deps, actor, conversation, reply, picked, language }, data) => {
    await requireMayOpenForm(deps, actor);
    const { requestId } = checked(openFormData, data);
    const earlier = requestId ? await findRequestView(deps, requestId) : null;
    if (earlier && !(await maySee(deps, conversation, earlier)))
      throw new UserError(
        sentence('What was asked for then is not shown here.'),
        sentence('Type publish, or the command of the change, for a form of your own.'),
      );
    const [kind, asked] = [earlier?.kind ?? 'publish', earlier?.form ?? emptyForm];
    const [options, people, { form, hint }] = await Promise.all([
      formOptions(deps),
      picked(asked.users),
      kind === 'publish' ? suggestServer(deps, asked) : { form: asked, hint: '' },
    ]);
    await reply(fittingFormCard(language, kind, { ...options, serverNote: hint }, form, [], people));
    return { message: sentence('The form is below.') };
  },
};

/** Posts a form about a publication, or its status or history, below the card. */
export const openAbout: Action = {
  verb: 'change.open',
  run: async (turn, data) => {
    const { reply } = turn;
    const { kind, name } = checked(aboutData, data);
    if (kind === 'history') {
      await reply(await historyOf(turn, name));
      return { message: sentence('The history is below.') };
    }
    if (kind === 'status') {
      await status.run(turn, name);
      return { message: sentence('The status is below.') };
    }
    await reply(await formAbout(turn, kind, name));
    return { message: sentence('The form is below.') };
  },
};

/** Returns the inputs of the form: those of a pair, or of two that were picked by hand. */
function pickedApplications({ hubPick, authPick, ...pair }: z.infer<typeof adoptData>) {
  if (pair.hubApplicationId !== '') return pair;
  const [hubApplicationId = '', ...hubAddresses] = hubPick.split(' ');
  const [authApplicationId = '', ...authAddresses] = authPick.split(' ');
  return {
    ...pair,
    hubApplicationId,
    hubAddresses: hubAddresses.join(' '),
    authApplicationId,
    authAddresses: authAddresses.join(' '),
  };
}

/** Posts the form for applications picked from the `adopt` list. Their addresses are only for display. */
export const openAdopt: Action = {
  verb: 'adopt.open',
  run: async ({ deps, actor, reply, language }, data) => {
    await requireMayOpenForm(deps, actor);
    const form = { ...emptyForm, ...pickedApplications(checked(adoptData, data)) };
    await reply(shortFormCard(language, 'adopt', form, [], null));
    return { message: sentence('The form is below.') };
  },
};
