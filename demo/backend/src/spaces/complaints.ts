// What is wrong with a space file, in words that say what to do: for those who write one by hand.
import type { ErrorObject } from 'ajv/dist/2020.js';
import { distance } from 'fastest-levenshtein';
import type { ErrorCode } from 'yaml';

export type Path = readonly (string | number)[];

export interface Complaint {
  readonly path: Path;
  readonly text: string;
  /** Worth saying, but no reason not to take the file. */
  readonly minor?: boolean;
}

/** Why a text is not YAML. `message` is the reader's own, for what nobody gets wrong by hand. */
export function yamlSentence(code: ErrorCode, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT': return 'There is a tab at the beginning of this line. YAML wants spaces there, two for each level.';
    case 'BAD_INDENT': return 'This line begins in another column than those it belongs to. Entries of one list, and fields of one thing, stand exactly below each other; a [ or { ends with its ] or }.';
    case 'MISSING_CHAR': return /quote/.test(message)
      ? 'A quotation mark is opened and not closed. It may be some lines further up; within single quotes, write two for an apostrophe.'
      : 'Something is missing here: an entry of a list begins with "- ", and what follows it stands below its first field.';
    case 'MULTILINE_IMPLICIT_KEY': return 'This line is no field. Write `name: value`, with a space after the colon.';
    case 'BLOCK_AS_IMPLICIT_KEY': return 'There is a second colon in this line, or the next line is too far to the right. Put a text that has a colon in quotes.';
    case 'DUPLICATE_KEY': return 'This field stands here twice. Keep one of them.';
    case 'BAD_SCALAR_START': return 'A text that begins with a sign such as @, % or ` has to stand in quotes.';
    case 'UNEXPECTED_TOKEN': return 'Something follows where the value has ended. Within single quotes, write two for an apostrophe (\'it\'\'s\'), or use double quotes.';
    case 'MULTIPLE_DOCS': return 'A second document begins here. One file is one space; take out the line with ---.';
    case 'ALIAS_PROPS': case 'BAD_ALIAS': case 'BAD_DIRECTIVE': case 'BAD_DQ_ESCAPE': case 'BAD_PROP_ORDER': case 'BLOCK_IN_FLOW': case 'IMPOSSIBLE':
    case 'KEY_OVER_1024_CHARS': case 'MULTIPLE_ANCHORS': case 'MULTIPLE_TAGS': case 'NON_STRING_KEY': case 'RESOURCE_EXHAUSTION': case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE': return `${(message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}.`;
  }
}

/** What the schema says of a file. The errors are ajv's, with `verbose`. */
export function shapeOf(file: unknown, errors: readonly ErrorObject[]): readonly Complaint[] {
  const seen = new Set<string>();
  return errors.flatMap((error) => {
    if (error.keyword === 'false schema' || error.keyword === 'if') return [];
    const complaint = complaintOf(file, error);
    const key = `${complaint.path.join('/')} ${complaint.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [complaint];
  });
}

function complaintOf(file: unknown, error: ErrorObject): Complaint {
  const path = error.instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const where = nameOf(file, path);
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const extra = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
      return { path: [...path, extra], text: `\`${extra}\` is not a field of ${where}. ${guess(extra, known)}` };
    }
    case 'required': return { path, text: `${where} lacks \`${String(params['missingProperty'])}\`. Add it.` };
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      const near = nearest(String(error.data), allowed);
      return { path, text: `${where} must be one of ${allowed.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}` };
    }
    case 'oneOf': return { path, text: `${where} mixes things that exclude each other, or lacks both: see README.md beside the spaces.` };
    case 'pattern': return { path, text: `${JSON.stringify(error.data)} does not fit ${where}. ${hintFor(String(params['pattern']))}` };
    case 'format': return { path, text: `${JSON.stringify(error.data)} does not fit ${where}. ${formats[String(params['format'])] ?? `It must be a ${String(params['format'])}.`}` };
    case 'type': return { path, text: `${where} must be ${types[String(params['type'])] ?? String(params['type'])}.${quotes(String(params['type']), error.data)}` };
    default: return { path, text: `${where} ${error.message ?? 'does not fit'}.` };
  }
}

/** `resources.room.capacity`: entries of a list go by their id, where they have one. */
function nameOf(file: unknown, path: Path): string {
  let at = file;
  const names = path.map((step) => {
    const inList = Array.isArray(at);
    at = (at as Record<string | number, unknown> | undefined)?.[step];
    const id = inList ? (at as { id?: unknown } | undefined)?.id : undefined;
    return typeof id === 'string' ? id : inList ? `${Number(step) + 1}` : step;
  });
  return names.join('.') || 'the file';
}

function guess(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return `Is it one level too deep? The fields here are ${[...known].sort().join(', ')}.`;
}

/** The known word that is at most a third of a word away. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known.map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.far - b.far);
  const best = scored[0];
  return best && best.far <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

const hints: readonly (readonly [like: RegExp, hint: string])[] = [
  [/24:00/, 'Write a time as hours and minutes in quotes: \'09:00\', \'18:30\', and \'24:00\' for the end of the day.'],
  [/A-Z\]\{2\}/, 'Write the country with two capital letters: NL.'],
  [/A-Z\]\{3\}/, 'Write the currency with three capital letters: EUR.'],
  [/\[0-9\]\+\(/, 'Write an amount in quotes and with a dot: \'25.00\'.'],
  [/^\^FREQ/, 'Write a rule of RFC 5545: \'FREQ=WEEKLY;BYDAY=TU\'.'],
  [/a-z0-9-\]\{0,62\}/, 'An id has small letters, digits and hyphens.'],
  [/A-Za-z0-9_-\]/, 'It has letters, digits, - and _, and begins with a letter or a digit.'],
  [/\^,/, 'It may not have a comma.'],
];
const hintFor = (pattern: string): string => hints.find(([like]) => like.test(pattern))?.[1] ?? `It must be like ${pattern}.`;

const formats: Readonly<Record<string, string>> = {
  uri: 'Write the whole address: https://example.org/page.',
  email: 'Write a mail address: hello@example.org.',
  date: 'Write a day as \'2027-04-27\'.',
};

const types: Readonly<Record<string, string>> = {
  array: 'a list: [one, two], or lines that begin with "- "',
  object: 'a group of fields, each on a line of its own below it',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function quotes(wanted: string, data: unknown): string {
  if (wanted === 'string' && (typeof data === 'number' || typeof data === 'boolean')) return ' Put it in quotes.';
  if ((wanted === 'integer' || wanted === 'number' || wanted === 'boolean') && typeof data === 'string') return ' Write it without quotes or a unit.';
  return data === null || data === undefined ? ' Nothing stands there; fill it in, or take the field out.' : '';
}
