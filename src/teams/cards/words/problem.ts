import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { fieldLabels } from '../forms/field.ts';
import { escapeMarkdown, escapeParagraphs } from '../../text.ts';

/** What went wrong, for a card. Any part may be `''`; `reference` holds the ids that support asks for. */
export interface ProblemData {
  title: Text;
  details: Text;
  advice: Text;
  reference: Text;
}

/** Returns the problem of a failed request as text: the fields to correct, the advice, and the ids for support. */
export function problemData(request: RequestView): ProblemData {
  const { problem } = request;
  if (problem === null || request.state !== 'failed')
    return { title: '', details: '', advice: '', reference: '' };
  const labels: Record<string, Text> = fieldLabels;
  const details = problem.fields.map(({ field, message }) =>
    joined([labels[field] ?? sentence('Form'), message], ': '),
  );
  const { code, graphRequestId: id } = problem;
  const reference = [code, id && sentence('Graph request {id}', { id })];
  return {
    title: escapeMarkdown(problem.title, 300),
    details: escapeParagraphs(joined(details, '\n\n'), 2000),
    advice: joined(
      [escapeParagraphs(problem.advice), escapeMarkdown(problem.graphSaid ?? '', 300), whoActs(request)],
      '\n\n',
    ),
    reference: escapeMarkdown(joined(reference, ' · ')),
  };
}

/** Says who may do something about it here. */
function whoActs({ canUndo, problem, requester }: RequestView): Text {
  const who = escapeMarkdown(requester.name, 80);
  if ((problem?.fields.length ?? 0) > 0) return sentence('{who} has the form again to correct it.', { who });
  return canUndo
    ? sentence('{who} and every approver may press Retry or Undo.', { who })
    : sentence('{who} and every approver may press Retry.', { who });
}
