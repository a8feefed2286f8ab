import type { Text } from '../../language/sentence.ts';

/** What was compared of Qlik Sense itself. */
export interface QlikCheck {
  about:
    | 'site'
    | 'ports'
    | 'virtual-proxy'
    | 'hosts'
    | 'sign-in'
    | 'devices'
    | 'kerberos'
    | 'sessions'
    | 'engines'
    | 'cookie';
  /** `wrong` keeps people out; `unsure` may, for some. */
  state: 'fine' | 'wrong' | 'unsure';
  text: Text;
}

/** Makes a check of that state. */
export function fine(about: QlikCheck['about'], text: Text): QlikCheck {
  return { about, state: 'fine', text };
}

/** Makes a check of that state. */
export function wrong(about: QlikCheck['about'], text: Text): QlikCheck {
  return { about, state: 'wrong', text };
}

/** Makes a check of that state. */
export function unsure(about: QlikCheck['about'], text: Text): QlikCheck {
  return { about, state: 'unsure', text };
}
