import { administrator, colleagues, requester, type Person } from '../../people.ts';
import type { User } from './records.ts';

const [olga, nadia, tom, wei] = colleagues;

/** Ids of users that tests and groups refer to. */
export const guestId = '0bea30c3-e7c4-40ff-8450-dbe9074f76b0';
export const disabledUserId = 'bd612bdb-551c-44da-ab88-6c09a792d3ab';
const cloudOnlyUserId = 'e352df33-7581-4c7a-a26c-a4adfea7a2e0';

/** Users with the active role Application Administrator. */
export const administrators: readonly string[] = [administrator.id, olga.id];

function user(person: Person, jobTitle: string, department: string, changes: Partial<User> = {}): User {
  const [givenName = '', ...rest] = person.name.split(' ');
  const [account = ''] = person.userPrincipalName.split('@');
  return {
    id: person.id,
    accountEnabled: true,
    businessPhones: [],
    createdDateTime: '2021-03-01T08:00:00Z',
    department,
    displayName: person.name,
    givenName,
    jobTitle,
    mail: person.userPrincipalName,
    mailNickname: account,
    mobilePhone: null,
    officeLocation: null,
    onPremisesSamAccountName: account.slice(0, 20),
    onPremisesSyncEnabled: true,
    onPremisesUserPrincipalName: `${account}@corp.contoso.com`,
    otherMails: [],
    preferredLanguage: 'en-US',
    proxyAddresses: [`SMTP:${person.userPrincipalName}`],
    surname: rest.join(' '),
    userPrincipalName: person.userPrincipalName,
    userType: 'Member',
    ...changes,
  };
}

function employee(
  id: string,
  name: string,
  jobTitle: string,
  department: string,
  changes: Partial<User> = {},
): User {
  const account = name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(/ +/g, '.');
  return user({ id, name, userPrincipalName: `${account}@contoso.com` }, jobTitle, department, changes);
}

const cloudOnly: Partial<User> = {
  onPremisesSamAccountName: null,
  onPremisesSyncEnabled: null,
  onPremisesUserPrincipalName: null,
};

const guest: Partial<User> = {
  ...cloudOnly,
  mail: 'erik.lindqvist@fabrikam.com',
  otherMails: ['erik.lindqvist@fabrikam.com'],
  proxyAddresses: ['SMTP:erik.lindqvist@fabrikam.com'],
  userPrincipalName: 'erik.lindqvist_fabrikam.com#EXT#@contoso.onmicrosoft.com',
  userType: 'Guest',
};

/** The users of the tenant, including one guest, one disabled user and two cloud-only users. */
export const users: User[] = [
  user(requester, 'Business intelligence analyst', 'Analytics'),
  user(administrator, 'Identity administrator', 'IT'),
  user(olga, 'Identity administrator', 'IT'),
  user(nadia, 'Sales analyst', 'Sales'),
  user(tom, 'Controller', 'Finance'),
  user(wei, 'Data engineer', 'Analytics'),
  employee('7a0d1f0e-6d5e-4d55-8f3f-3a9e2b6a51c4', 'Priya Raman', 'Security engineer', 'IT'),
  employee(guestId, 'Erik Lindqvist', 'Consultant', 'Fabrikam', guest),
  employee(disabledUserId, 'Paul Martin', 'Sales analyst', 'Sales', { accountEnabled: false }),
  employee(cloudOnlyUserId, 'Lucía Fernández', 'Designer', 'Marketing', cloudOnly),
  employee('0df5b37f-20a5-4c5e-b987-8ea03bc5308a', 'Amara Okafor', 'Designer', 'Marketing', cloudOnly),
  employee('09567847-aebd-44fe-8f8c-35553e9ca04c', 'Jonas Weber', 'Sales manager', 'Sales'),
  employee('c597c631-c97d-453e-9b79-bbaebd10971c', 'Hannah Schmidt', 'Sales analyst', 'Sales'),
  employee('3c6a6a4b-4fd9-434c-9ccc-ec4b30a3b606', 'Mateus Silva', 'Sales analyst', 'Sales'),
  employee('832824e8-0cfc-4453-bfc1-596b81ee3e5c', "Siobhan O'Brien", 'Sales analyst', 'Sales'),
  employee('08948f01-c1c8-4f84-b3f7-52f18c1fc20a', 'Yuki Tanaka', 'Financial analyst', 'Finance'),
  employee('0ae466e9-7ad5-47b7-babc-eb0e37323842', 'Claire Dubois', 'Chief financial officer', 'Finance'),
  employee('ed2e185b-b8aa-4cbb-9b24-71ef6f65ab82', 'David Cohen', 'Qlik Sense developer', 'Analytics'),
  employee('ce6c629b-2fe9-45d9-9f5b-f900aada4162', 'Ingrid Berg', 'Qlik Sense developer', 'Analytics'),
  employee('34fcc978-5088-43b7-af76-ffd4e4f6a0c8', 'Samuel Adeyemi', 'Warehouse planner', 'Logistics'),
];
