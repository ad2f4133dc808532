// Settings from the environment: a secret may also lie in a file that NAME_FILE names, as container platforms hand them out, so
// that it stands in no list of processes and no description of a container.
import { readFileSync } from 'node:fs';

type Environment = Record<string, string | undefined>;

const named = /^((?:COWORK|SMTP)_\w+|DATABASE_URL|LISTEN_URL)_FILE$/;

/**
 * Puts what the files say in the place of their names. Throws where a setting is given twice, or its file cannot be read or is
 * empty.
 */
export function readSecretFiles(env: Environment): void {
  for (const [name, file] of Object.entries(env)) {
    const setting = named.exec(name)?.[1];
    if (setting === undefined || !file) continue;
    if (env[setting]) throw new Error(`${setting} and ${name} are both set. Keep one of them.`);
    env[setting] = secretIn(name, file);
    delete env[name];
  }
}

function secretIn(name: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(`The file ${file} that ${name} names cannot be read.`, { cause });
  }
  if (!text) throw new Error(`The file ${file} that ${name} names is empty.`);
  return text;
}
