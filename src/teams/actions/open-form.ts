import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { formOptions } from '../../service/tenant/form-options.ts';
import { emptyForm } from '../../service/model/form.ts';
import { maySee } from '../../service/views/may-see.ts';
import { requireMayOpenForm } from '../../service/tenant/may-ask.ts';
import { findRequestView } from '../../service/views/request-view.ts';
import { formCard } from '../form-card.ts';
import type { Action } from './action.ts';
import { checked, openFormData } from './data.ts';

/** Posts the publish form below, filled in from an earlier request when one is named. */
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
    const form = earlier?.form ?? emptyForm;
    const [options, people] = await Promise.all([formOptions(deps), picked(form.users)]);
    await reply(formCard(language, earlier?.kind ?? 'publish', options, form, [], people));
    return { message: sentence('The form is below.') };
  },
};
