/** Sentences of the first look of `<cowork-events>`. */
export interface EventsStrings {
  readonly title: string;
  readonly more: string;
  readonly allDay: string;
  /** Of an event of several days; `day` is formatted. */
  readonly until: (day: string) => string;
  readonly hostedBy: (name: string) => string;
  readonly online: string;
  readonly mixed: string;
  readonly plusTax: string;
  readonly forNewcomers: string;
  readonly membersOnly: string;
  readonly cancelled: string;
  readonly postponed: string;
  /** Of an event with another date now; `moment` is when it was to begin. */
  readonly movedFrom: (moment: string) => string;
  /** Of a ritual: no registration. */
  readonly walkIn: string;
  readonly visitorsWelcome: string;
  readonly houseOnly: string;
  readonly placesLeft: (count: number) => string;
  readonly full: string;
  readonly waiting: (count: number) => string;
  readonly signUp: string;
  readonly joinWaitlist: string;
  readonly signUpThere: string;
  readonly askOnTour: string;
  readonly opensAt: (moment: string) => string;
  readonly closed: string;
  readonly details: string;
}
