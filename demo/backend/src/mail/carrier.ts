// Carries letters to the mail server, and says what became of them in words that the outbox keeps.
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Letter } from './letter.ts';
import { lanes } from './postman.ts';
import type { MailSettings } from './settings.ts';

/** `away`: the server takes nothing from us now. `refused`: it will never take this letter. `later`: it may take it another time. */
export type Fate = 'sent' | 'away' | 'refused' | 'later';

export interface Outcome {
  readonly fate: Fate;
  /** Without mail addresses. */
  readonly error?: string;
}

export interface Carrier {
  /** Never throws. */
  send(letter: Letter, messageId: string): Promise<Outcome>;
  /** Undefined if the server is there and lets us in, else what it said. */
  check(): Promise<string | undefined>;
  close(): void;
}

export function smtpCarrier(settings: MailSettings): Carrier {
  const { host, port, tls, user, password } = settings;
  const transport = createTransport({
    pool: true,
    maxConnections: lanes,
    // Whether and when to try again is the outbox's affair.
    maxRequeues: 0,
    host,
    port,
    secure: tls === 'always',
    requireTLS: tls === 'upgrade',
    ignoreTLS: tls === 'none',
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    // Below the outbox's lease even if every step takes its longest.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter, messageId) {
      try {
        await transport.sendMail({ ...toMime(letter, messageId), envelope: { from: settings.from.address, to: letter.to.address } });
        return { fate: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
    async check() {
      try {
        await transport.verify();
        return undefined;
      } catch (error) {
        return withoutAddresses((error as Error).message);
      }
    },
    close: () => transport.close(),
  };
}

/** As it would go over the line. */
export async function wireForm(letter: Letter, messageId: string): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(toMime(letter, messageId));
  return message as Buffer;
}

/** nodemailer encodes what has to be (RFC 2047, RFC 2231, punycode), and keeps line breaks out of headers. */
export const toMime = ({ from, to, replyTo, language, subject, text, html, calendar }: Letter, messageId: string): SendMailOptions => ({
  messageId,
  from,
  to,
  ...(replyTo && { replyTo }),
  subject,
  text,
  html,
  headers: {
    // Answering machines and vacation notices keep quiet (RFC 3834); programs know the language (RFC 3282).
    'Auto-Submitted': 'auto-generated',
    'Content-Language': language,
  },
  ...(calendar && { icalEvent: { method: calendar.method, filename: calendar.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics', content: calendar.content } }),
});

interface SmtpError extends Error {
  readonly code?: string;
  /** The SMTP command that failed; CONN is the greeting. */
  readonly command?: string;
  readonly responseCode?: number;
}

/** Failures that say nothing about the letter: no line to the server, or it does not let us in. */
const ofTheServer = new Set(['EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'EPROXY', 'ECONFIG']);

export function outcomeOf({ code = '', command, responseCode = 0, message }: SmtpError): Outcome {
  const error = withoutAddresses(message).slice(0, 300);
  if (command === 'CONN' || ofTheServer.has(code)) return { fate: 'away', error };
  // 503 is about the order of commands, not about the letter.
  return { fate: responseCode >= 500 && responseCode !== 503 ? 'refused' : 'later', error };
}

/** Servers repeat addresses in their refusals; those are personal. */
const withoutAddresses = (text: string): string => text.replace(/\s+/g, ' ').replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…');
