// What every form is checked for before anything is kept.
import type { FieldError } from '../../backend/error.js';
import type { Attendee, Answers } from '../../domain/people.js';
import type { Field } from '../../domain/space.js';
import { refuse } from './desk.js';

export interface FormRules {
  readonly fields?: readonly Field[] | undefined;
  readonly phoneRequired?: boolean | undefined;
  readonly minPartySize?: number | undefined;
  readonly maxPartySize?: number | undefined;
}

interface Form {
  readonly attendee: Attendee;
  readonly answers?: Answers;
  readonly partySize?: number;
}

/** Ends the call with every complaint at once. */
export function checkForm({ attendee, answers = {}, partySize = 1 }: Form, rules: FormRules = {}): void {
  const complaints: FieldError[] = [];
  const complain = (pointer: string, message: string) => complaints.push({ pointer, message });

  if (!attendee.name.trim()) complain('/attendee/name', 'Please say your name.');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(attendee.email))
    complain('/attendee/email', 'Please enter a valid e-mail address.');
  if (rules.phoneRequired && !attendee.phone?.trim()) complain('/attendee/phone', 'Please leave a phone number.');
  if (
    !Number.isInteger(partySize) ||
    partySize < (rules.minPartySize ?? 1) ||
    partySize > (rules.maxPartySize ?? Infinity)
  ) {
    complain(
      '/partySize',
      `Please come with ${rules.minPartySize ?? 1} to ${rules.maxPartySize ?? 'any number of'} people.`,
    );
  }
  for (const { name, label, required } of rules.fields ?? []) {
    if (required && isEmpty(answers[name])) complain(`/answers/${name}`, `Please answer: ${label}`);
  }
  if (complaints.length > 0) refuse('invalid', 'The form is not complete.', { fields: complaints });
}

const isEmpty = (answer: Answers[string] | undefined): boolean =>
  answer === undefined || answer === '' || answer === false || (Array.isArray(answer) && answer.length === 0);
