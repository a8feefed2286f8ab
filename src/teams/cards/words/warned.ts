import { sentence, type Text } from '../../../language/sentence.ts';

/** Returns a warning that says so in words; `''` stays `''`. Colour and frame alone are not seen by everybody. */
export function warned(text: Text): Text {
  return text === '' ? '' : sentence('Warning: {text}', { text });
}
