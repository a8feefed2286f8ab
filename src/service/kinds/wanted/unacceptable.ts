import type { FieldProblem } from '../../../errors.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Observed, ObservedApplication } from '../../model/publication/observed.ts';
import { otherService } from '../../model/publication/other-service.ts';

/** Returns a problem for each application in a state that nobody can want: only a repair helps there. */
export function unacceptable({ name, applications }: Desired, observed: Observed): FieldProblem[] {
  return applications.flatMap(({ role, displayName }) => {
    const message = sentenceFor(observed[role], { displayName, name });
    return message === '' ? [] : [{ field: '', message }];
  });
}

function sentenceFor(
  there: ObservedApplication | undefined,
  named: { displayName: string; name: string },
): Text {
  if (!there)
    return sentence('“{displayName}” is gone, which cannot be accepted. Type repair {name}.', named);
  if (there.lostServicePrincipal)
    return sentence(
      '“{displayName}” has lost its service principal, which cannot be accepted. Type repair {name}.',
      named,
    );
  if (!there.publishing)
    return sentence('“{displayName}” is not published, which cannot be accepted. Type repair {name}.', named);
  return otherService(there.publishing) === null
    ? ''
    : sentence('“{displayName}” serves something else than Qlik Sense now. Type repair {name}.', named);
}
