// A real mail server for tests, which can be killed and come back on the same port, and what it has received.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import type { MailSettings } from '../../src/mail/settings.ts';

const program = new URL('./mailbox-process.ts', import.meta.url).pathname;

export type Mail = Email & { readonly raw: string; readonly envelopeTo: string };

export class Mailbox {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cowork-mail-'));
  #process: ChildProcess | undefined;
  port = 0;

  constructor() {
    after(() => this.close());
  }

  /** @param every refuse each so-manieth mail for now */
  async start({ every = 0 } = {}): Promise<void> {
    const child = spawn(process.execPath, [program, this.#folder, String(this.port), String(every)], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    const [line] = await once(child.stdout, 'data') as [Buffer];
    this.port = Number(line.toString());
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get settings(): MailSettings {
    return { host: '127.0.0.1', port: this.port, tls: 'none', from: { name: 'Cowork', address: 'mail@cowork.example' } };
  }

  get count(): number {
    return this.#files().length;
  }

  async mails(): Promise<readonly Mail[]> {
    return Promise.all(this.#files().map(async (file) => {
      const raw = readFileSync(join(this.#folder, file));
      const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
      return { ...mail, raw: raw.toString(), envelopeTo: mail.headers.find(({ key }) => key === 'x-envelope-to')?.value ?? '' };
    }));
  }

  #files(): readonly string[] {
    return readdirSync(this.#folder).filter((name) => name.endsWith('.eml')).sort();
  }
}

/** Waits for something to become true. */
export async function until(true_: () => boolean | Promise<boolean>, what: string, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!await true_()) {
    if (Date.now() > end) throw new Error(`It did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
