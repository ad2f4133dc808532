// What a visitor wrote, for the host who will welcome them.
import type { components } from '../../../../src/contract/wire.ts';
import { factsOf, type Fact, type Note, type Reader } from './draft.ts';

type Wire = components['schemas'];

/** What is kept of a form. */
export interface Details {
  readonly locale?: string;
  readonly timeZone?: string;
  readonly party?: readonly string[];
  readonly daysPerWeek?: number;
  readonly notes?: string;
  readonly needs?: Wire['Needs'];
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly attribution?: Wire['Attribution'];
}

export interface Filled {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly details: Details;
  readonly people: number;
  readonly alone?: boolean;
}

export function visitorFacts({ words: { labels, needs }, formats }: Reader, { name, email, phone, details, people, alone = false }: Filled, fields: readonly Wire['Field'][] = []): readonly Fact[] {
  const wishes = details.needs ?? {};
  const asked = [
    ...(wishes.stepFree ? [needs.stepFree] : []),
    ...(wishes.quiet ? [needs.quiet] : []),
    ...(wishes.video ? [needs.video] : []),
    ...(wishes.language ? [needs.language(formats.language(wishes.language))] : []),
    ...(wishes.child ? [needs.child] : []),
    ...(wishes.dog ? [needs.dog] : []),
    ...(wishes.companion ? [needs.companion(wishes.companion)] : []),
    ...(wishes.tellHost ? [needs.tellHost] : []),
    ...(alone ? [needs.alone] : []),
  ];
  return [
    ...factsOf(
      [labels.visitor, name], [labels.email, email], [labels.phone, phone],
      [labels.people, people > 1 ? formats.number(people) : undefined],
      [labels.others, details.party?.join('\n')],
      [labels.needs, asked.join('\n')],
      [labels.daysPerWeek, details.daysPerWeek],
      [labels.reads, details.locale && formats.language(details.locale)],
    ),
    ...Object.entries(details.answers ?? {}).flatMap(([question, answer]) => {
      const field = fields.find((candidate) => candidate.name === question);
      return factsOf([field?.label ?? question, saidAs(field, answer)]);
    }),
  ];
}

export const visitorNotes = ({ words: { labels } }: Reader, { notes }: Details): readonly Note[] => (notes ? [{ title: labels.notes, text: notes }] : []);

/** An answer in the words of the choice, where there were choices. */
function saidAs(field: Wire['Field'] | undefined, answer: unknown): string | undefined {
  const chosen = (value: unknown): string => field?.options?.find((option) => option.value === value)?.label ?? String(value);
  if (answer === undefined || answer === null || answer === false) return undefined;
  if (answer === true) return '✓';
  return Array.isArray(answer) ? answer.map(chosen).join('\n') : chosen(answer);
}
