// How mail leaves: SMTP_URL and MAIL_FROM, from the environment only, because the URL holds a password.
import addressparser from 'nodemailer/lib/addressparser';
import type { Mailbox } from './letter.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte (`smtps:`), by STARTTLS without which nothing is sent (`smtp:`), or none (`?tls=none`, or this computer). */
  readonly tls: 'always' | 'upgrade' | 'none';
  readonly user?: string;
  readonly password?: string;
  /** Who sends, where a space does not say otherwise; also the address that undeliverable mail comes back to. */
  readonly from: Mailbox;
}

const ports = { always: 465, upgrade: 587, none: 25 } as const;
const example = 'smtps://user:password@mail.example.org';

/** Undefined where no mail server is named. Throws what is wrong, without showing the password. */
export function mailSettings({ SMTP_URL, MAIL_FROM }: Readonly<Record<string, string | undefined>>): MailSettings | undefined {
  if (!SMTP_URL) return undefined;
  if (!URL.canParse(SMTP_URL)) throw new Error(`SMTP_URL is not an address. It looks like ${example}; write signs such as @ and / in the password as %40 and %2F.`);
  const url = new URL(SMTP_URL);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') throw new Error(`SMTP_URL begins with ${url.protocol} where smtp: or smtps: belongs. It looks like ${example}.`);
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'tls');
  const wish = url.searchParams.get('tls');
  if (unknown !== undefined || (wish !== null && wish !== 'none')) throw new Error('SMTP_URL knows one option, ?tls=none, for a mail server in the same private network.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!host) throw new Error(`SMTP_URL names no host. It looks like ${example}.`);
  const tls = url.protocol === 'smtps:' ? 'always' : wish === 'none' || isHere(host) ? 'none' : 'upgrade';
  return {
    host,
    port: url.port ? Number(url.port) : ports[tls],
    tls,
    ...(url.username && { user: decode(url.username), password: decode(url.password) }),
    from: senderOf(MAIL_FROM),
  };
}

export const isHere = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);

/** Whether a page shows mails that wait (page.ts): never beside a real mail server. `wish` is COWORK_OUTBOX_PAGE. */
export function offersPage({ mail, host, publicUrl, wish }: { readonly mail: MailSettings | undefined; readonly host: string; readonly publicUrl: string | undefined; readonly wish: string | undefined }): boolean {
  if (wish !== undefined && wish !== 'on' && wish !== 'off') throw new Error(`COWORK_OUTBOX_PAGE is ${wish}; it must be on or off.`);
  if (mail || wish === 'off') return false;
  return wish === 'on' || (isHere(host) && publicUrl === undefined);
}

function senderOf(text: string | undefined): Mailbox {
  if (!text) throw new Error('With SMTP_URL, set MAIL_FROM to who sends: an address, or `Name <address>`.');
  const [sender, ...more] = addressparser(text, { flatten: true });
  if (!sender || more.length || !/^[^\s@]+@[^\s@]+$/.test(sender.address)) throw new Error('MAIL_FROM is not one mail address. It looks like `Loft <hello@loft.example>`.');
  return sender;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('User or password in SMTP_URL has a % that begins no sign. Write a % itself as %25.');
  }
}
