import { sentence, type Text } from '../../../language/sentence.ts';
import type { Trouble } from '../../../service/testers/trouble.ts';
import { escapeMarkdown } from '../../text.ts';
import { card } from '../render.ts';
import { adviceData, type AdviceData } from '../words/advice.ts';
import { whoSeesAll, type StateData } from '../words/request-words.ts';
import { signs } from '../words/signs.ts';
import { answerWords } from '../words/tested.ts';

/** Data of `trouble`. */
interface TroubleData {
  name: string;
  state: StateData;
  said: Text;
  advice: AdviceData;
  details: Text;
  key: string;
  canDiagnose: boolean;
}

/** The notice that a publication does not work for somebody: who saw what, the likely cause, who must act. */
export const troubleCard = card(
  'trouble',
  ({ name, answer, isPublished, ...trouble }: Trouble, isEnded: boolean = false): TroubleData => {
    const who = escapeMarkdown(answer.by.name, 80);
    const works = answer.seen === 'works';
    return {
      name: escapeMarkdown(name),
      state: works
        ? { sign: signs.done, text: sentence('Works for {who} now', { who }) }
        : { sign: signs.warning, text: sentence('Does not work for {who}', { who }) },
      said: works ? '' : sentence('{who} saw: {said}', { who, said: answerWords(answer) }),
      advice: adviceData(works ? null : answer.advice),
      details: works ? '' : whoSeesAll(trouble),
      key: name,
      canDiagnose: !works && isPublished && !isEnded,
    };
  },
);
