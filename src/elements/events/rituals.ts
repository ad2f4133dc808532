import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { addDays, type IsoDate } from '../../domain/dates.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import { adoptMore } from '../../styles/adopt.js';
import { prose } from '../parts/prose.js';
import { failure } from '../parts/notice.js';
import { facts, moreButton, timeText, way } from './entry.template.js';
import { placed } from './events.model.js';
import type { EventsLook } from './list.template.js';
import { toRituals, WEEKS, type Ritual } from './rituals.model.js';
import { styles } from './rituals.styles.js';
import { EventSpan } from './span.js';
import type { ViewOptions, ViewPart, ViewStrings } from './view-part.js';

/** The rituals of the house, each once: on which days, what happens, who is the host, whether visitors are welcome. */
export class RitualsPart implements ViewPart {
  readonly #span: EventSpan;

  constructor(host: LitElement, { args, start, active }: ViewOptions) {
    this.#span = new EventSpan(host, {
      active,
      days: () => [start(), addDays(start(), 7 * WEEKS)],
      args: () => {
        const found = args();
        if (!found) return undefined;
        const [backend, from, to, limit, tag, , ...rest] = found;
        return [backend, from, to, limit, tag, 'ritual', ...rest];
      },
    });
    adoptMore(host.renderRoot as ShadowRoot, [styles]);
  }

  get state(): EventSpan['state'] {
    return this.#span.state;
  }

  get value(): EventSpan['value'] {
    return this.#span.value;
  }

  refresh(): void {
    this.#span.refresh();
  }

  render(look: EventsLook, { programme: words, status }: ViewStrings, formats: AllFormats): TemplateResult {
    const { state } = this.#span;
    const rituals = this.value ? toRituals(placed(this.value)) : [];
    return html`
      <div class="rituals-view" aria-busy=${state.status === 'loading' ? 'true' : 'false'}>
        ${state.status === 'failed' && !state.last ? failure(state.error, status, () => this.refresh()) : nothing}
        <ul class="rituals" part="rituals">${rituals.map((ritual) => ritualTemplate(ritual, look, words, formats))}</ul>
        ${state.status === 'ready' && rituals.length === 0 ? html`<p class="notice" part="empty" role="status">${words.noRituals}</p>` : nothing}
      </div>
    `;
  }
}

function ritualTemplate({ next, weekdays }: Ritual, look: EventsLook, words: ViewStrings['programme'], formats: AllFormats): TemplateResult {
  const { event, first } = next;
  const { id, kind, status, title, summary, description = '' } = event;
  return html`
    <li class="entry" part="event ${kind} ${status}" data-event=${id}>
      <div class="what">
        <p class="time" part="time">${weekdays.length ? html`${words.weekly(formats.list(weekdays.map(formats.weekday)))}, ` : nothing}${timeText(next, look)}</p>
        <h3 part="title" tabindex="-1"><bdi>${title}</bdi></h3>
        ${summary ? html`<p part="summary"><bdi>${summary}</bdi></p>` : nothing}
        ${prose(description)}
        ${facts(event, look)}
        ${moreButton(event, look)}
      </div>
      <div class="way" part="way">${way(event, look)}<p class="small muted">${words.next(dayIn(first, look, formats))}</p></div>
    </li>
  `;
}

const dayIn = (day: IsoDate, { today, common }: EventsLook, formats: AllFormats): string => (day === today ? common.today : formats.day(day));
