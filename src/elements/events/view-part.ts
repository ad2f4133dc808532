import type { TemplateResult } from 'lit';
import type { FocusController } from '../../controllers/focus.js';
import type { Remote } from '../../controllers/remote.js';
import type { IsoDate } from '../../domain/dates.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import type { EventArgs, EventList } from './first-page.js';
import type { EventsLook } from './list.template.js';

export type ViewStrings = StringsOf<'programme' | 'status'>;

/** A way of looking at the events beside the list, fetched when somebody does. */
export interface ViewPart {
  readonly state: Remote<EventList>;
  readonly value: EventList | undefined;
  refresh(): void;
  render(look: EventsLook, strings: ViewStrings, formats: AllFormats): TemplateResult;
}

export interface ViewOptions {
  readonly focus: FocusController;
  /** The window of the list; a view takes its own days. */
  readonly args: () => EventArgs | undefined;
  /** The day with which the page begins. */
  readonly start: () => IsoDate;
  readonly active: () => boolean;
  /** Whether there is little room. */
  readonly narrow: () => boolean;
}
