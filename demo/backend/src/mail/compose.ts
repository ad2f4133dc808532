// From a message in the outbox to the letter that leaves: what it is about is read only now, so that a message says how
// things stand and what was deleted is in no mail.
import { writeCalendar } from '../ical/write.ts';
import type { Message } from '../outbox.ts';
import type { LetterFile } from '../spaces/file.ts';
import type { Space } from '../spaces/space.ts';
import type { Draft } from './draft.ts';
import { introductionDraft } from './introduction.ts';
import { layOut } from './layout.ts';
import type { Dropped, Letter, Mailbox } from './letter.ts';
import { membershipDraft } from './membership.ts';
import { fill } from './placeholders.ts';
import type { Owed } from './queue.ts';
import { registrationDraft } from './registration.ts';
import { reservationDraft } from './reservation.ts';
import { visitDraft, type Desk } from './visit.ts';

export interface Office extends Desk {
  readonly spaces: ReadonlyMap<string, Space>;
  /** MAIL_FROM, where mail is really sent. */
  readonly sender: Mailbox | undefined;
}

export async function compose(office: Office, owed: Owed): Promise<Letter | Dropped> {
  const space = office.spaces.get(owed.space_id);
  if (!space) throw new Error('This process does not serve the space.');
  const draft = await draftOf(office, space, owed.kind, owed);
  if ('dropped' in draft) return draft;
  const { reader, to, replyTo, calendar } = draft;
  if (!to) return { dropped: 'Nobody is known to write to: the data were deleted, or the space file has no mail address.' };
  const { subject, text, html } = layOut(inTheirWords(space, owed, draft));
  return {
    from: senderOf(space, office.sender),
    to,
    ...(replyTo && { replyTo }),
    language: reader.language,
    subject,
    text,
    html,
    ...(calendar && { calendar: { method: calendar.method, content: writeCalendar(calendar) } }),
  };
}

function draftOf(office: Office, space: Space, kind: Message, owed: Owed): Promise<Draft | Dropped> {
  switch (kind) {
    case 'tour.confirmed': case 'tour.requested': case 'tour.toConfirm': case 'tour.moved': case 'tour.cancelled': case 'tour.declined': case 'tour.reminder':
      return visitDraft(office, space, kind, owed);
    case 'rsvp.confirmed': case 'rsvp.requested': case 'rsvp.toConfirm': case 'rsvp.waitlisted': case 'rsvp.promoted': case 'rsvp.changed': case 'rsvp.cancelled':
    case 'rsvp.declined': case 'rsvp.reminder': case 'rsvp.eventCancelled': case 'rsvp.eventMoved': case 'rsvp.eventPostponed':
      return registrationDraft(office, space, kind, owed);
    case 'reservation.confirmed': case 'reservation.requested': case 'reservation.toConfirm': case 'reservation.moved': case 'reservation.cancelled': case 'reservation.declined':
      return reservationDraft(office, space, kind, owed);
    case 'introduction.asked': case 'introduction.toHost': case 'introduction.accepted': case 'introduction.declined': case 'introduction.withdrawn': case 'introduction.expired':
      return introductionDraft(office, space, kind, owed);
    case 'member.invited': case 'member.ending':
      return membershipDraft(office, space, kind, owed);
  }
}

/** What is laid out: the draft, with the operator's words in the place of ours where the space file has some. */
function inTheirWords(space: Space, { kind, audience }: Owed, draft: Draft): Parameters<typeof layOut>[0] {
  const { reader: { language, words }, to, placeholders, said: [subject, intro] } = draft;
  const texts = space.file.mail?.texts?.[language];
  // Hosts get facts to work with; the operator's tone is for those from outside.
  const own: LetterFile = audience === 'host' ? {} : texts?.[kind] ?? {};
  const filled = (text: string | undefined) => (text === undefined ? undefined : fill(text, placeholders));
  const { name, phone } = space.file;
  return {
    ...draft,
    house: name,
    // A mail to the house itself greets nobody.
    hello: to?.name && to.name !== name ? words.hello(to.name) : undefined,
    subject: filled(own.subject) ?? subject,
    intro: filled(own.intro) ?? intro,
    outro: filled(own.outro),
    signature: texts?.signature ?? space.file.mail?.signature ?? name,
    questions: audience === 'host' ? undefined : words.questions(phone),
    footer: words.footer(name),
  };
}

function senderOf(space: Space, sender: Mailbox | undefined): Mailbox {
  const { mail, email, name, url } = space.file;
  return {
    name: mail?.from?.name ?? name,
    address: mail?.from?.address ?? sender?.address ?? email ?? `mail@${url === undefined ? `${space.id}.invalid` : new URL(url).hostname}`,
  };
}
