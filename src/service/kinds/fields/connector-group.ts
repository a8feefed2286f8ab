import { sentence } from '../../../language/sentence.ts';
import { groupLeftAlone } from '../../model/publication/connector-group.ts';
import { wrong, type Parsed } from './parsed.ts';

/** Parses the id of the chosen connector group; `''` = it is left to Microsoft Entra. */
export function parseConnectorGroup(text: string): Parsed<string> {
  const value = text.trim();
  if (value === groupLeftAlone) return { value: '' };
  if (value) return { value };
  return wrong('connectorGroupId', sentence('Choose the connector group that can reach Qlik Sense.'));
}
