// A mail server in a process of its own: `node mailbox-process.ts FOLDER PORT [EVERY]`. It says its port on standard output,
// and keeps each mail as a file, on the disk before it says yes. It refuses every EVERY-th mail for now (451), whoever is
// called nobody for good (550), and takes its time with whoever is called slow.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const [folder = '.', port = '0', every = '0'] = process.argv.slice(2);
let asked = 0;
let kept = 0;

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onRcptTo({ address }, _session, done) {
    done(address.startsWith('nobody') ? refusal(550, `5.1.1 <${address}>: there is no such mailbox`) : undefined);
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (Number(every) && ++asked % Number(every) === 0) return done(refusal(451, '4.3.0 try again later'));
      const to = session.envelope.rcptTo.map(({ address }) => address).join(',');
      const file = join(folder, `${process.pid}-${String(++kept).padStart(6, '0')}`);
      const handle = openSync(`${file}.part`, 'w');
      writeSync(handle, Buffer.concat([Buffer.from(`X-Envelope-To: ${to}\r\n`), ...chunks]));
      fsyncSync(handle);
      closeSync(handle);
      renameSync(`${file}.part`, `${file}.eml`);
      setTimeout(() => done(null, 'kept'), to.startsWith('slow') ? 2_000 : 0);
    });
  },
});
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1', () => console.log((server.server.address() as { port: number }).port));
