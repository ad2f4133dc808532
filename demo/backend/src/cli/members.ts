// `members`: who may be met by visitors. The host invites; what is shown, and whether, the member says on their own page.
import { membersOf } from '../people/members.ts';
import { findMember, hideMember, inviteMember, listMembers } from '../people/membership.ts';
import { Misuse, textOption, type Command, type Given } from './command.ts';
import { atOffice, type Office } from './office.ts';

export const members: Command = {
  name: 'members',
  takes: '[--invite MAIL [--name NAME] [--craft CRAFT] [--language nl] [--id ID]] [--remove ID] [--space ID] [--json]',
  does: 'lists the members whom visitors may ask to meet; invites one by mail to say so themselves, or removes one',
  options: {
    space: { type: 'string' }, json: { type: 'boolean' }, invite: { type: 'string' }, remove: { type: 'string' },
    name: { type: 'string' }, craft: { type: 'string' }, language: { type: 'string' }, id: { type: 'string' },
  },
  run: (given) => atOffice(given, async (office) => {
    const mail = textOption(given, 'invite');
    const leaving = textOption(given, 'remove');
    if (mail !== undefined && leaving !== undefined) throw new Misuse('Invite or remove, one after the other.');
    if (mail !== undefined) return invite(given, office, mail);
    if (leaving !== undefined) return remove(office, leaving);
    return list(given, office);
  }),
};

async function invite(given: Given, { db, now, space }: Office, email: string): Promise<void> {
  if (!/^\S+@\S+\.\S+$/.test(email)) throw new Misuse(`${email} is not a mail address.`);
  const here = space();
  const known = { email, firstName: textOption(given, 'name'), craft: textOption(given, 'craft'), language: textOption(given, 'language'), memberId: textOption(given, 'id') };
  const id = await db.transaction((tx) => inviteMember(tx, here, { ...known, now }));
  console.log(`Invited as ${id}. The mail goes out with the others; nothing is shown before they say yes on their page.`);
}

async function remove({ db, now, space }: Office, id: string): Promise<void> {
  const here = space();
  if (!await findMember(db, here, id, now)) throw new Misuse(`There is no member ${id} in ${here.id}. \`members\` lists them.`);
  await db.transaction((tx) => hideMember(tx, here, id, now));
  console.log(`${id} is not shown any more, what was known of them here is deleted, and what waited for them is yours to answer.`
    + (here.file.people?.members?.some((member) => member.id === id) ? ' They still stand in the space’s file: take them out there too.' : ''));
}

async function list(given: Given, { db, now, space }: Office): Promise<void> {
  const here = space();
  const [shown, rows] = [await membersOf(db, here, now), await listMembers(db, here)];
  const waiting = rows.filter(({ state }) => state === 'invited');
  if (given.values['json']) {
    console.log(JSON.stringify({ shown, invited: waiting.map(({ id, email, first_name }) => ({ id, email, firstName: first_name })) }, null, 2));
    return;
  }
  for (const { id, firstName, craft, until, email } of shown) {
    console.log(`shown    ${id}  ${[firstName, craft].filter(Boolean).join(', ')}, until ${until}${email === undefined ? '  (no mail address: requests come to you)' : ''}`);
  }
  for (const { id, first_name } of waiting) console.log(`invited  ${id}  ${first_name ?? ''}`);
  if (!shown.length && !waiting.length) console.log('Nobody yet. Invite somebody: members --invite ann@example.org');
}
