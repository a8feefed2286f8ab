/** A person in the sandbox tenant who also appears in the chat windows; `id` is the Entra object id. */
export interface Person {
  id: string;
  name: string;
  userPrincipalName: string;
}

function person(id: string, name: string, account: string): Person {
  return { id, name, userPrincipalName: `${account}@contoso.com` };
}

/** Requests publications; may not approve. */
export const requester = person('8be63a87-81b1-4b63-be21-050e67ef20be', 'Rita Requester', 'rita.requester');

/** Member of the approvers' group. */
export const administrator = person(
  'fc564402-ea38-45fb-b75d-8277b779b2a1',
  'Adam Administrator',
  'adam.administrator',
);

/** The other people in the chats; the first may approve, too. */
export const colleagues: readonly [Person, Person, Person, Person] = [
  person('b7ce45e3-abbe-4e36-893a-3b4164118e03', 'Olga Novak', 'olga.novak'),
  person('c141b570-af7a-49b7-9ce6-18d7b85eb141', 'Nadia Karim', 'nadia.karim'),
  person('9c14338b-ee92-443d-8163-d7eb05217bb3', 'Tom Becker', 'tom.becker'),
  person('7a579839-3164-4a97-9574-749044fd489b', 'Wei Chen', 'wei.chen'),
];
