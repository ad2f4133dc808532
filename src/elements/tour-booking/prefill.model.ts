// What a page or a link knows of the visitor, as the form's first values. Pure. A visitor's own words always win.
import type { FieldValue, FormField } from '../parts/field.js';
import type { Draft } from './form.model.js';

const WORDS: Readonly<Record<string, string>> = { 'attendee/name': 'name', 'attendee/email': 'email', 'attendee/phone': 'phone', party: 'party', notes: 'notes' };

/** Values for the fields that are shown, and for no others: nothing is sent that the visitor does not see. */
export function prefill(fields: readonly FormField[], known: URLSearchParams): Draft {
  return Object.fromEntries(fields.flatMap((field): [string, FieldValue][] => {
    // An operator's field is called by its own name.
    const said = known.get(WORDS[field.name] ?? field.name.replace('answers/', ''));
    const value = said ? toValue(field, said) : undefined;
    return value === undefined ? [] : [[field.name, value]];
  }));
}

/** What the field could not hold is left out. */
function toValue({ type, options = [], maxLength = 2000 }: FormField, said: string): FieldValue | undefined {
  const offered = (value: string) => options.some((option) => option.value === value);
  switch (type) {
    case 'checkbox':
      return /^(true|1|on|yes)$/i.test(said) || undefined;
    case 'select':
      return offered(said) ? said : undefined;
    case 'multiselect': {
      const chosen = said.split(',').filter(offered);
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'number':
      return Number.isFinite(Number(said)) ? said : undefined;
    default:
      return said.slice(0, maxLength);
  }
}
