// People in memory, and requests to meet them.
import type { PeopleSource } from '../../backend/backend.js';
import { addMinutes, byInstant } from '../../domain/dates.js';
import type { Introduction, IntroductionInput, People } from '../../domain/people.js';
import { Links, refuse, type Desk } from './desk.js';
import { checkForm } from './forms.js';

const TWO_WEEKS = 14 * 24 * 60;

interface Request {
  introduction: Introduction;
}

/** How a booked visit asks along, and lets its own link open what was asked. */
export interface AskingAlong {
  ask(input: IntroductionInput): Introduction;
  /** How it stands now. */
  state(id: string): Introduction | undefined;
  openWith(id: string, token: string): void;
}

export function peopleOf(people: People, desk: Desk): PeopleSource & { readonly along: AskingAlong } {
  const links = new Links<Request>('introduction');

  const told = ({ introduction }: Request): Introduction =>
    introduction.state === 'asked' && byInstant(introduction.expiresAt, desk.now()) <= 0
      ? { ...introduction, state: 'expired' }
      : introduction;

  const askNow = ({ memberId, craft, why, attendee }: IntroductionInput): Introduction => {
    checkForm({ attendee });
    if (memberId === undefined && craft === undefined)
      refuse('invalid', 'Say a member or a craft.', {
        fields: [{ pointer: '/craft', message: 'Whom would you like to meet?' }],
      });
    if (why.length > 280)
      refuse('invalid', 'The sentence is too long.', {
        fields: [{ pointer: '/why', message: 'One sentence, please.' }],
      });
    if (memberId !== undefined && !people.members.some(({ id }) => id === memberId))
      refuse('not-found', `There is no member "${memberId}".`);
    const id = links.nextId();
    const request: Request = {
      introduction: {
        id,
        state: 'asked',
        expiresAt: addMinutes(desk.now(), TWO_WEEKS),
        ...(memberId && { memberId }),
        ...(craft && { craft }),
      },
    };
    const manageToken = links.keep(id, request);
    return { ...request.introduction, manageToken };
  };

  return {
    along: {
      ask: askNow,
      state: (id) => {
        const request = links.peek(id);
        return request && told(request);
      },
      openWith: (id, token) => links.openWith(id, token),
    },
    people: (options) => desk.answer('people.people', options, () => people),
    ask: (input, options) =>
      desk.answerOnce('people.ask', options, input, () => {
        if (!input.why.trim())
          refuse('invalid', 'Say why.', { fields: [{ pointer: '/why', message: 'One sentence, please.' }] });
        return askNow(input);
      }),
    introduction: (ref, options) => desk.answer('people.introduction', options, () => told(links.open(ref))),
    withdraw: (ref, options) =>
      desk.answer('people.withdraw', options, () => {
        const request = links.open(ref);
        request.introduction = { ...request.introduction, state: 'withdrawn' };
        return request.introduction;
      }),
  };
}
