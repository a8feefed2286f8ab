import { UserError, type FieldProblem } from '../../errors.ts';
import { joined, type Text } from '../../language/sentence.ts';
import { lastFormOptions } from '../../service/tenant/form-options.ts';
import { serverNote } from '../../service/qlik/suggest.ts';
import { visibleForm } from '../../service/kinds/fields/invisible.ts';
import { UnknownFormError } from '../../service/requests/form-card.ts';
import { submit } from '../../service/requests/submit.ts';
import { fieldLabels } from '../cards/forms/field.ts';
import { fittingFormCard, formCard } from '../cards/forms/form-card.ts';
import { fitsMessage } from '../cards/size.ts';
import { requestStatusCard } from '../cards/request/request-status.ts';
import type { Action } from './action.ts';
import { checked, requestFormData } from './data.ts';

/** Submits a form. The card becomes the request's status, or stays a form with every mistake marked. */
export const submitForm: Action = {
  verb: 'request.submit',
  run: async ({ deps, actor, place, picked, reply, language }, data) => {
    const { kind, ...form } = checked(requestFormData, data);
    try {
      const request = await submit(deps, actor, place, kind, form);
      return { card: requestStatusCard(language, request) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const isUnknown = error instanceof UnknownFormError;
      if (error.fields.length === 0 && !isUnknown) throw error;
      const shown = visibleForm(form);
      const people = await picked(shown.users);
      const note = kind === 'publish' ? await serverNote(deps, shown) : '';
      const options = { ...(await lastFormOptions(deps)), serverNote: note };
      if (!isUnknown) {
        const card = formCard(language, kind, options, shown, error.fields, people);
        // With a message as the answer, the client keeps the form as it is, whatever is in it.
        return fitsMessage(card) ? { card } : { message: inWords(error.fields) };
      }
      await reply(fittingFormCard(language, kind, options, shown, error.fields, people));
      return { message: joined([error.said, error.advice], ' ') };
    }
  },
};

/** "Users: Enter at most …": the mistakes where the form cannot show them. */
function inWords(problems: readonly FieldProblem[]): Text {
  const labels: Record<string, Text> = fieldLabels;
  return joined(
    problems.map(({ field, message }) => joined([labels[field] ?? '', message], ': ')),
    ' ',
  );
}
