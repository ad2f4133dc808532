// Reads space files and says, with file and line, what is wrong with them and what to do about it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RRuleTemporal } from 'rrule-temporal';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { contractAjv, readDocument } from '../document.ts';
import { Temporal } from '../time/temporal.ts';
import { shapeOf, yamlSentence, type Complaint, type Path } from './complaints.ts';
import { complaintsAboutCalendar } from './check-calendar.ts';
import { placeholderNames } from '../mail/draft.ts';
import { unknownPlaceholders } from '../mail/placeholders.ts';
import type { SpaceFile } from './file.ts';

export interface LoadedFile {
  readonly space: SpaceFile;
  readonly folder: string;
  readonly text: string;
}

let compiled: ValidateFunction | undefined;
const fits = (): ValidateFunction => (compiled ??= contractAjv({ verbose: true }).compile(readDocument('./space.schema', import.meta.url)));

/** Something in a space file that does not fit. */
export interface FileComplaint {
  /** As seen from where the program was started. */
  readonly file: string;
  /** Name of the folder, which is to be the id of the space. */
  readonly name: string;
  readonly line: number;
  /** What is wrong, and what to do about it. */
  readonly text: string;
  /** Worth saying, but no reason not to take the file. */
  readonly minor: boolean;
}

export interface ReadSpaces {
  /** The files that fit. */
  readonly files: readonly LoadedFile[];
  readonly complaints: readonly FileComplaint[];
}

/** Reads the file of every space of a folder. Throws where there is none at all. */
export function readSpaces(folder: string): ReadSpaces {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'space.yaml'))).sort() : [];
  if (!names.length) throw new Error(`There is no space in ${folder}. Make a folder in it with a file space.yaml, or choose another with --spaces.`);
  const files: LoadedFile[] = [];
  const complaints: FileComplaint[] = [];
  for (const name of names) {
    const path = join(folder, name, 'space.yaml');
    const file = relative(process.cwd(), path) || path;
    const text = textOf(path);
    if (text instanceof Error) {
      complaints.push({ file, name, line: 1, text: `This file cannot be read: ${text.message}. Give the server's user the right to read it.`, minor: false });
      continue;
    }
    const { space, problems } = checkSpace(text, { folder: join(folder, name), name, others: names });
    if (space) files.push({ space, folder: join(folder, name), text });
    complaints.push(...problems.map((problem) => ({ ...problem, name, file })));
  }
  return { files, complaints };
}

function textOf(path: string): string | Error {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

export const complaintLine = ({ file, line, text }: FileComplaint): string => `${file}:${line}  ${text}`;

/** Throws one error that lists every complaint but the minor ones. */
export function mustFit({ complaints }: ReadSpaces): void {
  const grave = complaints.filter(({ minor }) => !minor);
  if (grave.length) throw new Error(`These files do not fit:\n${grave.map((complaint) => `  ${complaintLine(complaint)}`).join('\n')}`);
}

/** All spaces of a folder, or an error that says what does not fit. */
export function loadSpaces(folder: string): readonly LoadedFile[] {
  const read = readSpaces(folder);
  mustFit(read);
  return read.files;
}

export interface CheckedSpace {
  readonly space: SpaceFile | undefined;
  readonly problems: readonly { readonly line: number; readonly text: string; readonly minor: boolean }[];
}

export function checkSpace(text: string, place: { readonly folder: string; readonly name: string; readonly others: readonly string[] }): CheckedSpace {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (position: number): number => lines.linePos(position).line;
  if (document.errors.length) {
    return { space: undefined, problems: document.errors.map(({ code, message, pos }) => ({ minor: false, line: at(pos[0]), text: `This is not YAML. ${yamlSentence(code, message)}` })) };
  }
  const space = valueOf(document);
  if (space instanceof Error) return { space: undefined, problems: [{ minor: false, line: 1, text: `This is not YAML. ${space.message}.` }] };
  const check = fits();
  const complaints = check(space) ? meaningOf(space, place) : shapeOf(space, check.errors ?? []);
  const problems = complaints.map(({ path, text: complaint, minor = false }) => ({ line: lineOf(document, at, path), text: complaint, minor }));
  return { space: problems.every(({ minor }) => minor) ? space : undefined, problems };
}

/** An alias that points nowhere, or at too much, shows only here. */
function valueOf(document: Document): SpaceFile | Error {
  try {
    return document.toJS() as SpaceFile;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What a schema cannot say: names that must exist, rules that must be readable, pictures that must be there. */
function meaningOf(space: SpaceFile, place: { readonly folder: string; readonly name: string; readonly others: readonly string[] }): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const complain = (path: Path, text: string): void => void complaints.push({ path, text });

  if (space.id !== place.name) complain(['id'], `The id must be the name of the folder, ${place.name}.`);
  if (!isZone(space.timeZone)) complain(['timeZone'], `${space.timeZone} is not a time zone. Take an IANA name such as Europe/Amsterdam.`);
  space.locations?.forEach((id, index) => {
    if (!place.others.includes(id)) complain(['locations', index], `There is no space ${id} beside this one.`);
  });
  for (const part of ['hosts', 'resources', 'tours', 'events', 'calendars'] as const) {
    const ids = new Set<string>();
    space[part]?.forEach(({ id }, index) => {
      if (ids.has(id)) complain([part, index, 'id'], `${id} is used twice. Give one of them another id.`);
      ids.add(id);
    });
  }
  if (space.checkIns && space.checkIns.livelyFrom <= space.checkIns.steadyFrom) {
    complain(['checkIns', 'livelyFrom'], `livelyFrom must be more than steadyFrom, ${space.checkIns.steadyFrom}.`);
  }
  const hosts = new Set(space.hosts?.map(({ id }) => id));
  space.tours?.forEach((tour, index) => {
    if (!hosts.size) complain(['tours', index], 'A visit needs somebody who receives it. Add hosts.');
    tour.hostIds?.forEach((id, at) => {
      if (!hosts.has(id)) complain(['tours', index, 'hostIds', at], `There is no host ${id}. Hosts are: ${[...hosts].join(', ')}.`);
    });
  });
  space.events?.forEach((event, index) => {
    const { repeat } = event.when;
    if (repeat !== undefined && !isRule(repeat)) complain(['events', index, 'when', 'repeat'], `${repeat} is not a recurrence rule (RFC 5545).`);
    const ways = (['date', 'inDays', 'anchor', 'repeat'] as const).filter((way) => event.when[way] !== undefined);
    if (!ways.length) complain(['events', index, 'when'], 'Say when: date, inDays, repeat or anchor.');
    if (ways.length > 1 && ways[0] === 'date') complain(['events', index, 'when', 'date'], `\`date\` says when, so ${ways.slice(1).join(' and ')} must go.`);
    if (event.capacity !== undefined && (event.taken ?? 0) > event.capacity) complain(['events', index, 'taken'], `${event.taken} guests do not fit in ${event.capacity} places.`);
  });
  space.calendars?.forEach((calendar, index) => {
    for (const [field, text] of complaintsAboutCalendar(space, calendar)) complain(['calendars', index, field], text);
  });
  for (const { path, placeholder } of unknownPlaceholders(space)) {
    complain(path, `There is no {${placeholder}}. There are: ${placeholderNames.map((name) => `{${name}}`).join(', ')}.`);
  }
  eachImage(space, [], (url, path) => {
    if (!/^https?:/.test(url) && !existsSync(join(place.folder, url))) complaints.push({ path, text: `There is no picture ${url} in this folder.`, minor: true });
  });
  return complaints;
}

function eachImage(value: unknown, path: Path, visit: (url: string, path: Path) => void): void {
  if (Array.isArray(value)) value.forEach((entry, index) => eachImage(entry, [...path, index], visit));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (key === 'url' && typeof entry === 'string' && entry.startsWith('images/')) visit(entry, [...path, key]);
      else eachImage(entry, [...path, key], visit);
    }
  }
}

/** The line of the nearest thing that exists. */
function lineOf(document: Document, at: (position: number) => number, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const steps = path.slice(0, length).map((step) => (/^\d+$/.test(String(step)) ? Number(step) : step));
    const node = length ? document.getIn(steps, true) : document.contents;
    if (isNode(node) && node.range) return at(node.range[0]);
  }
  return 1;
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function isRule(rule: string): boolean {
  try {
    return new RRuleTemporal({ rruleString: rule, dtstart: Temporal.PlainDateTime.from('2024-01-01T00:00').toZonedDateTime('UTC') }).all((_, index) => index < 1).length > 0;
  } catch {
    return false;
  }
}
