// `outbox`: which mails have not been sent, and why; `outbox retry` has stuck ones tried again.
import { heldMail, retryMail, type Held } from '../mail/report.ts';
import { toIso } from '../time/days.ts';
import { Misuse, textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const outbox: Command = {
  name: 'outbox',
  takes: '[--space ID] [--json] | retry [ID …] [--space ID]',
  does: 'lists mails that wait or are stuck, with what the mail server said; retry has stuck ones tried again',
  options: { space: { type: 'string' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async ({ db, space, now }) => {
    const [verb, ...ids] = given.args;
    const only = textOption(given, 'space') === undefined ? undefined : space().id;
    if (verb === 'retry') {
      const count = await retryMail(db, now, { space: only, ids: ids.length ? ids : undefined });
      console.log(count ? `${count} ${count === 1 ? 'mail is' : 'mails are'} tried again.` : 'Nothing of that is stuck.');
      return;
    }
    if (verb !== undefined) throw new Misuse(`There is no outbox ${verb}. There are: outbox and outbox retry.`);
    const held = await heldMail(db, now, { space: only });
    if (given.values['json']) for (const mail of held) console.log(JSON.stringify(mail));
    else if (!held.length) console.log('Everything is sent.');
    else {
      for (const mail of held) console.log(lineOf(mail));
      const count = (state: Held['state']): number => held.filter((mail) => mail.state === state).length;
      console.log(`${count('stuck')} stuck, ${count('late')} late, ${count('waiting')} waiting.`);
    }
  }),
};

/** `stuck    0f…  de-kiem  tour.confirmed to the visitor, about 1a…, since 2026-10-20T08:00:00Z, 3 tries: 550 …` */
const lineOf = ({ state, id, space, kind, to, ref, since, attempts, error }: Held): string =>
  `${state.padEnd(7)}  ${id}  ${space}  ${kind} to the ${to}, about ${ref}, since ${toIso(since.getTime())}, ${attempts} ${attempts === 1 ? 'try' : 'tries'}${error === null ? '' : `: ${error}`}`;
