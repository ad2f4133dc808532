import type { FormStrings } from '../sections/form.js';

export const form: FormStrings = {
  name: 'Your name',
  email: 'Mail address',
  phone: 'Phone',
  optional: 'optional',
  sending: 'Sending …',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  choose: 'Please choose',
  missing: (label) => `Please fill in: ${label}.`,
  notAnEmail: 'This does not look like a mail address, e.g. name@example.org.',
  doesNotFit: 'This does not fit here.',
  checkFields: (count) => (count === 1 ? 'One field needs a look.' : `${count} fields need a look.`),
  agree: 'By sending this you agree to our',
  terms: 'terms',
  privacy: 'How we treat your data',
  byMail: 'Send it by mail instead',
  byPhone: (phone) => `Call ${phone}`,
  mailSubject: (what) => `Request: ${what}`,
  addToCalendar: 'Add to calendar',
};
