// One field of a form: label, help, the native control, and the complaint that belongs to it.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../../domain/space.js';
import type { FormStrings } from '../../i18n/sections/form.js';

export type FieldValue = string | boolean | readonly string[];

export interface FormField extends Field {
  /** Autofill token of the HTML standard. */
  readonly autocomplete?: 'name' | 'email' | 'tel';
}

/** What a form needs to draw its fields: the draft, the complaints by field name, and where typing goes. */
export interface FieldHost {
  readonly strings: FormStrings;
  readonly draft: Readonly<Record<string, FieldValue>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (name: string, value: FieldValue) => void;
}

export function formField(field: FormField, host: FieldHost): TemplateResult {
  const error = host.errors[field.name];
  const described = [field.help ? `${field.name}-help` : '', error ? `${field.name}-error` : ''].filter(Boolean).join(' ');
  const notes = html`
    ${field.help ? html`<p class="small muted" id="${field.name}-help">${field.help}</p>` : nothing}
    ${error ? html`<p class="error-text" part="field-error" id="${field.name}-error">${error}</p>` : nothing}
  `;
  if (field.type === 'checkbox') {
    return html`<div class="field" part="field">
      <label class="check">${control(field, host, described, error)}<span>${field.label}</span></label>${notes}
    </div>`;
  }
  if (field.type === 'multiselect') {
    return html`<fieldset class="field" part="field" aria-describedby=${described || nothing}>
      <legend>${label(field, host.strings)}</legend>${control(field, host, described, error)}${notes}
    </fieldset>`;
  }
  return html`<div class="field" part="field">
    <label for=${field.name}>${label(field, host.strings)}</label>
    ${control(field, host, described, error)}${notes}
  </div>`;
}

/** The complaints of the browser's own checks, in our words, by field name; empty where all is well. */
export function checkForm(form: HTMLFormElement, strings: FormStrings): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)) continue;
    if (control.validity.valid || !control.name) continue;
    errors[control.name] = complaintOf(control, strings);
  }
  return errors;
}

function complaintOf(control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, strings: FormStrings): string {
  const { valueMissing, rangeUnderflow, rangeOverflow } = control.validity;
  if (valueMissing) return strings.missing(nameOf(control));
  if ((rangeUnderflow || rangeOverflow) && control instanceof HTMLInputElement) return strings.outOfRange(control.min, control.max);
  return control.type === 'email' ? strings.notAnEmail : strings.doesNotFit;
}

/** What stands above it: of a group of boxes, the question. */
function nameOf(control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): string {
  const label = control.closest('fieldset.field')?.querySelector('legend') ?? control.labels?.[0];
  const name = (label?.querySelector('[data-label]') ?? label)?.textContent?.trim() ?? control.name;
  // A sentence goes on behind it.
  return name.replace(/\s*[?!.:؟]$/u, '');
}

const label = (field: FormField, strings: FormStrings): TemplateResult =>
  html`<span data-label>${field.label}</span>${field.required ? nothing : html`${' '}<span class="small muted">(${strings.optional})</span>`}`;

function control(field: FormField, host: FieldHost, described: string, error: string | undefined): TemplateResult {
  const value = host.draft[field.name];
  const text = typeof value === 'string' ? value : '';
  const typed = (event: Event) => host.change(field.name, (event.target as HTMLInputElement).value);
  const describedBy = described || nothing;
  const invalid = error ? 'true' : nothing;
  switch (field.type) {
    case 'textarea':
      return html`<textarea id=${field.name} name=${field.name} part="input" .value=${live(text)} ?required=${field.required}
        maxlength=${field.maxLength ?? 2000} aria-describedby=${describedBy} aria-invalid=${invalid} @input=${typed}></textarea>`;
    case 'select':
      return html`<select id=${field.name} name=${field.name} part="input" ?required=${field.required}
        aria-describedby=${describedBy} aria-invalid=${invalid} @change=${typed}>
        <option value="" ?selected=${text === ''}>${host.strings.choose}</option>
        ${field.options?.map((option) => html`<option value=${option.value} ?selected=${text === option.value}>${option.label}</option>`)}
      </select>`;
    case 'checkbox':
      return html`<input type="checkbox" id=${field.name} name=${field.name} part="input" .checked=${live(value === true)} ?required=${field.required}
        aria-describedby=${describedBy} aria-invalid=${invalid}
        @change=${(event: Event) => host.change(field.name, (event.target as HTMLInputElement).checked)}>`;
    case 'multiselect':
      return choices(field, host, invalid);
    default:
      return html`<input type=${field.type} id=${field.name} name=${field.name} part="input" .value=${live(text)} ?required=${field.required}
        maxlength=${field.type === 'number' ? nothing : (field.maxLength ?? 500)} min=${field.min ?? nothing} max=${field.max ?? nothing}
        autocomplete=${field.autocomplete ?? nothing} inputmode=${field.type === 'number' ? 'numeric' : nothing}
        aria-describedby=${describedBy} aria-invalid=${invalid} @input=${typed}>`;
  }
}

function choices(field: FormField, host: FieldHost, invalid: 'true' | typeof nothing): TemplateResult {
  const value = host.draft[field.name];
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const toggle = (option: string) => (event: Event) =>
    host.change(field.name, (event.target as HTMLInputElement).checked ? [...chosen, option] : chosen.filter((one) => one !== option));
  // The browser knows no group that needs one tick: the first box stands for it as long as there is none.
  return html`${field.options?.map((option, index) => html`
    <label class="check">
      <input type="checkbox" name=${field.name} ?required=${field.required && index === 0 && chosen.length === 0} aria-invalid=${invalid} .checked=${live(chosen.includes(option.value))} @change=${toggle(option.value)}>
      <span>${option.label}</span>
    </label>`)}`;
}
