import type { Text } from '../../language/sentence.ts';
import type { ConnectorGroupView } from './view.ts';

/** What the publish form offers: connector groups and domains; `problem` says why they could not be read. */
export interface FormOptions {
  connectorGroups: ConnectorGroupView[];
  /** The connector group may be left to Microsoft Entra, because Graph does not show them. Absent = it may not. */
  isGroupOptional?: boolean;
  /** How other connector groups can be used where Graph does not show them; absent = it does. */
  groupsNote?: Text;
  /** What Qlik Sense itself says of its ports and prefixes. Absent = nothing. */
  serverNote?: Text;
  /** `value` goes into `externalDomain`; `example` shows the two resulting hosts for `<name>`. */
  domains: { value: string; title: Text; hubExample: string; authExample: string }[];
  problem: Text;
}
