// Secrets in files, as container platforms hand them out.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readSecretFiles } from '../src/cli/environment.ts';

describe('a secret in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-secrets-'));
  after(() => rmSync(folder, { recursive: true }));
  const fileWith = (text: string): string => {
    const file = join(folder, String(Math.random()));
    writeFileSync(file, text);
    return file;
  };

  it('is read as if it stood in the environment, without the line end', () => {
    const env = { COWORK_SECRET_FILE: fileWith('a long secret\n'), DATABASE_URL_FILE: fileWith('postgres://x'), SOME_FILE: '/nowhere', COWORK_DATA: 'data' };
    readSecretFiles(env);
    assert.deepEqual(env, { COWORK_SECRET: 'a long secret', DATABASE_URL: 'postgres://x', SOME_FILE: '/nowhere', COWORK_DATA: 'data' });
  });

  it('stops the start where it is said twice, is empty or is not there', () => {
    assert.throws(() => readSecretFiles({ COWORK_SECRET: 'one', COWORK_SECRET_FILE: fileWith('two') }), /both set/);
    assert.throws(() => readSecretFiles({ COWORK_SECRET_FILE: fileWith(' \n') }), /is empty/);
    assert.throws(() => readSecretFiles({ SMTP_URL_FILE: join(folder, 'none') }), /that SMTP_URL_FILE names cannot be read/);
  });
});
