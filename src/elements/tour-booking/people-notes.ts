// Who is usually around on a day: crafts with enough people to be spoken of, and members who chose to be met.
import { Task } from '@lit/task';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { Backend, PeopleSource } from '../../backend/backend.js';
import { dayOf, weekdayOf, type IsoDate, type TimeZone, type Weekday } from '../../domain/dates.js';
import { craftsToShow, type Member, type People } from '../../domain/people.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { ChoosingStrings } from '../../i18n/sections/choosing.js';
import type { Piece } from './tour-booking.template.js';

export interface PeopleNotesOptions {
  readonly backend: () => Backend | undefined;
  /** Nothing is asked before somebody looks at a day. */
  readonly wanted: () => boolean;
}

export interface Around {
  readonly crafts: readonly string[];
  readonly members: readonly Member[];
}

const MOST = 3;

/** Those who usually come on that weekday; no number, since what is known is how many there are in all. */
export function toAround(people: People, weekday: Weekday): Around {
  const comes = ({ usualDays = [] }: { readonly usualDays?: readonly Weekday[] }): boolean => usualDays.includes(weekday);
  return { crafts: craftsToShow(people).filter(comes).map(({ craft }) => craft), members: people.members.filter(comes).slice(0, MOST) };
}

export class PeopleNotes {
  readonly #people: Task<readonly [PeopleSource | undefined], People | undefined>;

  constructor(host: ReactiveControllerHost, { backend, wanted }: PeopleNotesOptions) {
    this.#people = new Task(host, { args: () => [wanted() ? backend()?.people : undefined] as const, task: async ([people], { signal }) => people?.people({ signal }) });
  }

  below(day: IsoDate, zone: TimeZone, words: ChoosingStrings, formats: AllFormats): Piece {
    const people = this.#people.value;
    if (!people) return nothing;
    const { crafts, members } = toAround(people, weekdayOf(day));
    if (crafts.length + members.length === 0) return nothing;
    return html`<div part="around">
      <h4>${words.around(formats.weekday(weekdayOf(day)))}</h4>
      ${crafts.length > 0 ? html`<p>${words.aroundCrafts(formats.list(crafts))}</p>` : nothing}
      ${members.length > 0 ? html`<p>${words.aroundMembers(formats.list(members.map(({ firstName, craft }) => (firstName ? `${firstName} (${craft})` : craft))))}</p>` : nothing}
      <p class="small muted">${words.aroundSource(formats.date(dayOf(people.updatedAt, zone)))}</p>
    </div>`;
  }
}
