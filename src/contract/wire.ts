// Generated from openapi.yaml by `npm run contract`. Do not edit.

export interface paths {
    readonly "/space": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Facts about the space and what its backend can do */
        readonly get: operations["getSpace"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/challenge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A proof of work to be solved before a write, where the space asks for one (challenge.type altcha)
         * @description An ALTCHA challenge of version 2. Find the `counter` from 0 on whose key begins with `keyPrefix`: the key is derived
         *     with `algorithm` from `nonce` followed by the counter (four bytes, big endian) and from `salt`. Then
         *     `challengeToken` is base64 of the JSON `{"challenge": …, "solution": {"counter": …, "derivedKey": "hex"}}`, with the
         *     challenge as it came. It counts until `expiresAt`, and for one write; a refused write has not used it up.
         */
        readonly get: operations["getChallenge"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/locations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The places of an operator with more than one */
        readonly get: operations["listLocations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/hosts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The people who receive visitors */
        readonly get: operations["listHosts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/house": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What it is like here, and the rhythm of the week */
        readonly get: operations["getHouse"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/resources": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Desks, rooms, offices and studios */
        readonly get: operations["listResources"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/availability": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Free and busy intervals of each resource, at most 62 days */
        readonly get: operations["getAvailability"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/resources/{resourceId}/reservations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Reserve a room by the hour, a desk by the day, an office from a day on */
        readonly post: operations["createReservation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/resources/{resourceId}/holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Keep a time of a room, desk or office while the form is filled
         * @description Capability `holds`. What is held is nobody else’s until `expiresAt`; the booking that names it uses it up. Few can be held at a time from one place, more are 429 `rate_limited`.
         */
        readonly post: operations["holdResource"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reservations/{reservationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The state of a reservation */
        readonly get: operations["getReservation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reservations/{reservationId}/reschedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Move a reservation */
        readonly post: operations["rescheduleReservation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reservations/{reservationId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel; cancelling twice answers 200 again */
        readonly post: operations["cancelReservation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reservations/{reservationId}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prove the mail address of a reservation that is pendingConfirmation
         * @description The link in the mail leads to a page that sends this, since programs that look at mails open links. Sending it again answers 200 again; what was not confirmed in time is 410 `closed`.
         */
        readonly post: operations["confirmReservation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Occurrences that overlap the window, by start; at most 400 days */
        readonly get: operations["listEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events.ics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The programme as a calendar to subscribe to (capability events.feed)
         * @description iCalendar (RFC 5545), from a month ago to a year ahead, for everybody: no events for members, no guests. Each
         *     occurrence is an entry of its own with the `uid` of its Event; a cancelled one stays as STATUS:CANCELLED. Calendar
         *     programs take the address with `webcal:` instead of `https:`.
         */
        readonly get: operations["getEventsFeed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events/{eventId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One occurrence */
        readonly get: operations["getEvent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events/{eventId}/rsvps": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Register, or join the waiting list */
        readonly post: operations["createRsvp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/rsvps/{rsvpId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The state of a registration */
        readonly get: operations["getRsvp"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/rsvps/{rsvpId}/change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change the party, or how the guest appears */
        readonly post: operations["changeRsvp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/rsvps/{rsvpId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel; cancelling twice answers 200 again */
        readonly post: operations["cancelRsvp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/rsvps/{rsvpId}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prove the mail address of a registration that is pendingConfirmation, or on the waiting list
         * @description The link in the mail leads to a page that sends this, since programs that look at mails open links. Sending it again answers 200 again; what was not confirmed in time is 410 `closed`.
         */
        readonly post: operations["confirmRsvp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tours": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The kinds of visit on offer */
        readonly get: operations["listTours"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tours/{tourId}/slots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Starts that can be booked now, one for each host; at most 62 days */
        readonly get: operations["listTourSlots"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tours/{tourId}/bookings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Book a visit */
        readonly post: operations["bookTour"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tours/{tourId}/holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Keep a slot while the form is filled
         * @description Capability `holds`. What is held is nobody else’s until `expiresAt`; the booking that names it uses it up. Few can be held at a time from one place, more are 429 `rate_limited`.
         */
        readonly post: operations["holdTour"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tour-bookings/{bookingId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The state of a visit */
        readonly get: operations["getTourBooking"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tour-bookings/{bookingId}/reschedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Move a visit; the answer may carry a new manage token, which then replaces the old one */
        readonly post: operations["rescheduleTour"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tour-bookings/{bookingId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel; cancelling twice answers 200 again */
        readonly post: operations["cancelTour"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tour-bookings/{bookingId}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prove the mail address of a visit that is pendingConfirmation
         * @description The link in the mail leads to a page that sends this, since programs that look at mails open links. Sending it again answers 200 again; what was not confirmed in time is 410 `closed`.
         */
        readonly post: operations["confirmTour"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/holds/{holdId}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a held time back; doing it again answers 200 again */
        readonly post: operations["releaseHold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Members who chose to be met, and the crafts around */
        readonly get: operations["getPeople"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/introductions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask to meet a member or somebody of a craft; they say yes first */
        readonly post: operations["askIntroduction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/introductions/{introductionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the request was answered
         * @description The manage token is its own, or that of the visit it came with.
         */
        readonly get: operations["getIntroduction"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/introductions/{introductionId}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take the request back; its text is deleted
         * @description The manage token is its own, or that of the visit it came with.
         */
        readonly post: operations["withdrawIntroduction"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/check-ins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Counts who came in, for the rhythm of the house; a check-in sent again changes nothing, with an end it is completed */
        readonly post: operations["addCheckIns"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Server-sent events that say what to ask for again
         * @description Events `availability`, `events` and `tours` carry ids and a window (schema Change); `reset` means that anything
         *     may have changed. Each has an id for `Last-Event-ID`; a comment line every 20 seconds keeps the line open.
         */
        readonly get: operations["streamChanges"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Id: string;
        /**
         * Format: date-time
         * @description RFC 3339 with offset; servers send Z
         */
        readonly Instant: string;
        /**
         * Format: date
         * @description A day in the space’s zone
         * @example 2027-03-04
         */
        readonly LocalDate: string;
        /** @description Wall time in the space’s zone; 24:00 is the end of the day */
        readonly LocalTime: string;
        /**
         * @description IANA name
         * @example Europe/Zurich
         */
        readonly TimeZone: string;
        /**
         * @description BCP 47 language tag
         * @example nl
         * @example de-CH
         */
        readonly Language: string;
        /** @description ISO 8601: Monday is 1 */
        readonly Weekday: number;
        /**
         * @description before 12, 12 to 14, 14 to 18, from 18 local time
         * @enum {unknown}
         */
        readonly PartOfDay: "morning" | "midday" | "afternoon" | "evening";
        readonly Money: {
            /** @description Decimal number */
            readonly amount: string;
            /** @description ISO 4217 */
            readonly currency: string;
        };
        readonly Price: components["schemas"]["Money"] & {
            /** @enum {unknown} */
            readonly per: "booking" | "hour" | "halfDay" | "day" | "week" | "month" | "person";
            readonly taxIncluded?: boolean;
            /** @description for whom or when, e.g. “members” */
            readonly label?: string;
        };
        readonly Image: {
            /** Format: uri-reference */
            readonly url: string;
            readonly alt?: string;
            /** @description CSS pixels */
            readonly width?: number;
            /** @description CSS pixels */
            readonly height?: number;
        };
        readonly Address: {
            readonly name?: string;
            readonly street?: string;
            readonly postalCode?: string;
            readonly city?: string;
            /** @description ISO 3166-1 alpha-2 */
            readonly country?: string;
            /**
             * Format: uri
             * @description a map or an online room
             */
            readonly url?: string;
        };
        /** @description How the visitor acts */
        readonly Action: {
            /**
             * @description `inline` by this contract, `link` opens url, `tour` asks on a visit, `none` shows only
             * @enum {unknown}
             */
            readonly mode: "inline" | "link" | "tour" | "none";
            /** Format: uri */
            readonly url?: string;
            readonly label?: string;
        };
        /** @description A question the operator adds to a form */
        readonly Field: {
            readonly name: string;
            /** @enum {unknown} */
            readonly type: "text" | "textarea" | "email" | "tel" | "number" | "select" | "multiselect" | "checkbox" | "url";
            readonly label: string;
            readonly help?: string;
            /** @default false */
            readonly required: boolean;
            readonly maxLength?: number;
            /** @description smallest number */
            readonly min?: number;
            /** @description largest number */
            readonly max?: number;
            readonly options?: readonly {
                readonly value: string;
                readonly label: string;
            }[];
        };
        /**
         * @description Known: locations, hosts, house, availability, reservations, events, events.feed, rsvp, rsvp.cancel, rsvp.change, waitlist, tours, tours.book, tours.reschedule, tours.cancel, people, introductions, changes, holds
         * @example availability
         * @example events
         * @example rsvp
         * @example tours
         */
        readonly Capability: string;
        readonly OpeningHours: {
            readonly days: readonly components["schemas"]["Weekday"][];
            readonly opens: components["schemas"]["LocalTime"];
            readonly closes: components["schemas"]["LocalTime"];
        };
        readonly ClosedDay: {
            readonly date: components["schemas"]["LocalDate"];
            readonly reason?: string;
        };
        readonly Space: {
            readonly id?: components["schemas"]["Id"];
            readonly name: string;
            /** @description one sentence */
            readonly summary?: string;
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly language?: components["schemas"]["Language"];
            /** Format: uri */
            readonly url?: string;
            /**
             * Format: email
             * @description where a person answers
             */
            readonly email?: string;
            /** @description E.164 */
            readonly phone?: string;
            readonly address?: components["schemas"]["Address"];
            /** @description when the doors are open; two entries for one day mean a break */
            readonly openingHours?: readonly components["schemas"]["OpeningHours"][];
            readonly closedDays?: readonly components["schemas"]["ClosedDay"][];
            readonly capabilities: readonly components["schemas"]["Capability"][];
            /** @description how often a client without /changes may ask again */
            readonly pollSeconds?: number;
            /** Format: uri */
            readonly termsUrl?: string;
            /** Format: uri */
            readonly privacyUrl?: string;
            /** @description the operator's own sentence that stands before submit */
            readonly consentText?: string;
            /** @description proof expected in writes as challengeToken */
            readonly challenge?: {
                /** @enum {unknown} */
                readonly type?: "none" | "altcha" | "turnstile" | "hcaptcha";
                readonly siteKey?: string;
                /**
                 * Format: uri
                 * @description where a challenge is asked for; GET /challenge of this server, if it makes them itself
                 */
                readonly url?: string;
                /** @description operationIds of the writes that need it; left out, all that take a challengeToken */
                readonly for?: readonly string[];
            };
        };
        readonly Challenge: {
            readonly parameters: {
                /**
                 * @description how keys are derived, with its hash
                 * @example PBKDF2/SHA-256
                 */
                readonly algorithm: string;
                /** @description hex */
                readonly nonce: string;
                /** @description hex */
                readonly salt: string;
                /** @description rounds for one key */
                readonly cost: number;
                /** @description bytes of a key */
                readonly keyLength: number;
                /** @description hex; what the right key begins with */
                readonly keyPrefix: string;
                readonly keySignature?: string;
                /** @description seconds since 1970 */
                readonly expiresAt: number;
            };
            /** @description hex */
            readonly signature: string;
        };
        readonly Location: {
            readonly id: components["schemas"]["Id"];
            readonly name: string;
            readonly summary?: string;
            /**
             * Format: uri-reference
             * @description base URL of this location's backend; relative to this answer's own URL
             */
            readonly url: string;
            readonly timeZone?: components["schemas"]["TimeZone"];
            readonly address?: components["schemas"]["Address"];
            readonly image?: components["schemas"]["Image"];
        };
        readonly LocationList: {
            readonly items: readonly components["schemas"]["Location"][];
        };
        readonly Host: {
            readonly id: components["schemas"]["Id"];
            readonly name: string;
            readonly role?: string;
            readonly photo?: components["schemas"]["Image"];
            readonly languages?: readonly components["schemas"]["Language"][];
            /** @description in their own words */
            readonly sentence?: string;
        };
        readonly HostList: {
            readonly items: readonly components["schemas"]["Host"][];
        };
        /** @description One line of what it is like here */
        readonly HouseLine: {
            /** @enum {unknown} */
            readonly topic: "sound" | "calls" | "eating" | "languages" | "dogs" | "day" | "space" | "notForYou" | "other";
            readonly text: string;
            /** @description who says so: a host by name, or a number of members */
            readonly source: {
                /** @enum {unknown} */
                readonly type: "host" | "members";
                readonly name?: string;
                readonly count?: number;
            };
            readonly confirmedOn: components["schemas"]["LocalDate"];
        };
        /** @description How lively the house usually is */
        readonly Rhythm: {
            /** @description 0 when a host entered it by hand */
            readonly weeksObserved?: number;
            /** @description bands are given only where at least this many people were counted */
            readonly minimumGroup: number;
            /**
             * @description counted check-ins, or entered by a host
             * @enum {unknown}
             */
            readonly source: "checkIns" | "host";
            readonly updatedAt: components["schemas"]["Instant"];
            readonly bands: readonly {
                readonly weekday: components["schemas"]["Weekday"];
                readonly part: components["schemas"]["PartOfDay"];
                /** @enum {unknown} */
                readonly level: "quiet" | "steady" | "lively";
            }[];
        };
        readonly CheckInsInput: {
            readonly items: readonly {
                /** @description the sender’s name of the check-in, the same whenever it is sent */
                readonly key: string;
                readonly start: components["schemas"]["Instant"];
                readonly end?: components["schemas"]["Instant"];
                /** @description any word that stays the same for a person, so that they count once; only a hash of it is kept, another one every day */
                readonly person?: string;
            }[];
        };
        readonly CheckInsReport: {
            /** @description new or completed */
            readonly taken: number;
            /** @description were there already */
            readonly known: number;
            readonly refused: readonly {
                /** @description in items */
                readonly index: number;
                readonly why: string;
            }[];
        };
        readonly House: {
            readonly lines: readonly components["schemas"]["HouseLine"][];
            readonly rhythm?: components["schemas"]["Rhythm"];
        };
        /**
         * @description desk, dayPass, meetingRoom, phoneBooth, eventSpace, office, studio; others are shown as “other”
         * @example desk
         * @example meetingRoom
         */
        readonly ResourceKind: string;
        readonly Resource: {
            readonly id: components["schemas"]["Id"];
            readonly kind: components["schemas"]["ResourceKind"];
            readonly name: string;
            readonly description?: string;
            /** @description people per unit */
            readonly capacity?: number;
            /**
             * @description alike units in one pool
             * @default 1
             */
            readonly units: number;
            /** @description square metres */
            readonly areaM2?: number;
            readonly floor?: string;
            /** @description reachable without a step */
            readonly stepFree?: boolean;
            readonly amenities?: readonly string[];
            readonly images?: readonly components["schemas"]["Image"][];
            readonly prices?: readonly components["schemas"]["Price"][];
            /** @description shortest reservation */
            readonly minMinutes?: number;
            /** @description longest reservation */
            readonly maxMinutes?: number;
            /** @description starts and lengths are multiples of it */
            readonly stepMinutes?: number;
            /** @description earliest start from now */
            readonly leadMinutes?: number;
            /** @description last day from today */
            readonly maxDaysAhead?: number;
            /** @description until so long before the start it can be moved or cancelled; left out, as long as it lasts */
            readonly changeNoticeMinutes?: number;
            /**
             * @description a host says yes first; until then the status is pendingApproval
             * @default false
             */
            readonly approval: boolean;
            /**
             * @description a link in a mail is opened first; until then the status is pendingConfirmation
             * @default false
             */
            readonly confirmByMail: boolean;
            /**
             * @description how long the place is held for that
             * @default 60
             */
            readonly confirmMinutes: number;
            /** @description how long a time is kept while the form is filled; left out, it cannot be kept */
            readonly holdMinutes?: number;
            readonly book?: components["schemas"]["Action"];
        };
        readonly ResourcePage: {
            readonly items: readonly components["schemas"]["Resource"][];
            readonly next: string | null;
        };
        /** @description A half-open stretch of time with the same number of free units */
        readonly Interval: {
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            /** @description free units, 0 to the resource’s units */
            readonly available: number;
            /**
             * @description why available is 0
             * @enum {unknown}
             */
            readonly reason?: "booked" | "closed" | "held";
        };
        readonly ResourceAvailability: {
            readonly resourceId: components["schemas"]["Id"];
            /** @description sorted and not overlapping; time not covered is closed */
            readonly intervals: readonly components["schemas"]["Interval"][];
            /**
             * Format: date-time
             * @description first free instant from now on; may lie after the window; null when none is known
             */
            readonly nextAvailable?: string | null;
        };
        readonly Availability: {
            readonly from: components["schemas"]["LocalDate"];
            readonly to: components["schemas"]["LocalDate"];
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly asOf: components["schemas"]["Instant"];
            readonly items: readonly components["schemas"]["ResourceAvailability"][];
        };
        readonly ReservationInput: {
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            /** @default 1 */
            readonly units: number;
            /** @description the hold that this uses; one that is over is no hindrance */
            readonly holdId?: components["schemas"]["Id"];
            readonly attendee: components["schemas"]["Attendee"];
            readonly notes?: string;
            readonly answers?: components["schemas"]["Answers"];
            readonly locale?: components["schemas"]["Language"];
            readonly consent?: components["schemas"]["Consent"];
            readonly attribution?: components["schemas"]["Attribution"];
            readonly challengeToken?: string;
        };
        readonly ReservationMove: {
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
        };
        readonly Reservation: {
            readonly id: components["schemas"]["Id"];
            /** @description iCalendar UID (RFC 5545), the same for the life of the reservation */
            readonly uid?: string;
            /** @description iCalendar SEQUENCE, raised by every change */
            readonly sequence?: number;
            readonly resourceId: components["schemas"]["Id"];
            /** @enum {unknown} */
            readonly status: "confirmed" | "pendingConfirmation" | "pendingApproval" | "cancelled";
            /** @description with a pending status: when the place is lost unless somebody answers */
            readonly expiresAt?: components["schemas"]["Instant"];
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly units: number;
            readonly total?: components["schemas"]["Money"];
            readonly location?: components["schemas"]["Address"];
            /** @description bell, way in, who to ask for */
            readonly arrival?: string;
            readonly canReschedule?: boolean;
            readonly canCancel?: boolean;
            /** @description only in answers that make or replace it */
            readonly manageToken?: string;
            /** Format: uri */
            readonly manageUrl?: string;
            readonly message?: string;
        };
        /**
         * @description a ritual is open: walk in, no registration
         * @enum {unknown}
         */
        readonly EventKind: "event" | "ritual";
        /** @enum {unknown} */
        readonly Audience: "public" | "members";
        /** @description Guests who chose to be shown, and numbers from the minimum group upwards */
        readonly Guests: {
            readonly minimumGroup: number;
            /** @description all guests; absent below the minimum group */
            readonly count?: number;
            readonly shown: readonly {
                readonly craft?: string;
                readonly firstName?: string;
            }[];
        };
        readonly Event: {
            readonly id: components["schemas"]["Id"];
            readonly seriesId?: components["schemas"]["Id"];
            /** @description iCalendar UID (RFC 5545) */
            readonly uid?: string;
            /** @description iCalendar SEQUENCE, raised when time, place or status change */
            readonly sequence?: number;
            readonly kind: components["schemas"]["EventKind"];
            readonly title: string;
            readonly summary?: string;
            readonly description?: string;
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            /** @description when it was to begin at first, of an event that was moved (schema.org previousStartDate) */
            readonly previousStart?: components["schemas"]["Instant"];
            /** @default false */
            readonly allDay: boolean;
            readonly timeZone: components["schemas"]["TimeZone"];
            /** @enum {unknown} */
            readonly status: "scheduled" | "cancelled" | "postponed";
            /**
             * @description schema.org eventAttendanceMode
             * @enum {unknown}
             */
            readonly attendanceMode?: "offline" | "online" | "mixed";
            readonly location?: components["schemas"]["Address"];
            readonly image?: components["schemas"]["Image"];
            readonly tags?: readonly string[];
            /** @description good for somebody who knows nobody yet */
            readonly forNewcomers?: boolean;
            /** @description for rituals and members' events */
            readonly visitorsWelcome?: boolean;
            /** @description who opens the door */
            readonly hostedBy?: string;
            readonly organizer?: {
                readonly name?: string;
                /** Format: uri */
                readonly url?: string;
            };
            /** @description who speaks, plays or teaches */
            readonly performers?: readonly {
                readonly name: string;
                /** Format: uri */
                readonly url?: string;
            }[];
            readonly audience?: components["schemas"]["Audience"];
            readonly prices?: readonly components["schemas"]["Price"][];
            readonly capacity?: number;
            /** @description places left */
            readonly remaining?: number;
            /** @description a full event takes a waiting list */
            readonly waitlist?: boolean;
            /** @description people on the waiting list */
            readonly waiting?: number;
            readonly guests?: components["schemas"]["Guests"];
            /** Format: uri */
            readonly url?: string;
            readonly rsvp?: components["schemas"]["RsvpOffer"];
            readonly updatedAt?: components["schemas"]["Instant"];
        };
        readonly RsvpOffer: components["schemas"]["Action"] & {
            readonly opensAt?: components["schemas"]["Instant"];
            readonly closesAt?: components["schemas"]["Instant"];
            /** @default 1 */
            readonly maxPartySize: number;
            /**
             * @description a host says yes first; until then the status is pendingApproval
             * @default false
             */
            readonly approval: boolean;
            /**
             * @description a link in a mail is opened first; until then the status is pendingConfirmation
             * @default false
             */
            readonly confirmByMail: boolean;
            /**
             * @description how long the place is held for that
             * @default 60
             */
            readonly confirmMinutes: number;
            readonly fields?: readonly components["schemas"]["Field"][];
        };
        readonly EventPage: {
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly asOf?: components["schemas"]["Instant"];
            readonly items: readonly components["schemas"]["Event"][];
            readonly next: string | null;
        };
        /**
         * @description what other guests see: nothing, the craft, or the first name with the craft
         * @enum {unknown}
         */
        readonly Appearance: "hidden" | "craft" | "firstName";
        readonly RsvpInput: {
            readonly attendee: components["schemas"]["Attendee"];
            /** @default 1 */
            readonly partySize: number;
            /**
             * @description without it a full event answers 409 event_full
             * @default false
             */
            readonly joinWaitlist: boolean;
            readonly appearance?: components["schemas"]["Appearance"];
            readonly craft?: string;
            /**
             * @description I come alone, please say hello; only the host sees it
             * @default false
             */
            readonly alone: boolean;
            readonly needs?: components["schemas"]["Needs"];
            readonly answers?: components["schemas"]["Answers"];
            readonly locale?: components["schemas"]["Language"];
            readonly consent?: components["schemas"]["Consent"];
            readonly attribution?: components["schemas"]["Attribution"];
            readonly challengeToken?: string;
        };
        readonly RsvpChange: {
            readonly partySize?: number;
            readonly appearance?: components["schemas"]["Appearance"];
            readonly craft?: string;
            readonly alone?: boolean;
        };
        readonly Rsvp: {
            readonly id: components["schemas"]["Id"];
            readonly eventId: components["schemas"]["Id"];
            /** @enum {unknown} */
            readonly status: "confirmed" | "pendingConfirmation" | "pendingApproval" | "waitlisted" | "cancelled";
            /** @description with a pending status: when the place is lost unless somebody answers */
            readonly expiresAt?: components["schemas"]["Instant"];
            readonly partySize: number;
            /** @description 1 is next */
            readonly waitlistPosition?: number;
            readonly appearance?: components["schemas"]["Appearance"];
            readonly craft?: string;
            readonly alone?: boolean;
            readonly canCancel?: boolean;
            /** @description only in the answer that created it */
            readonly manageToken?: string;
            /** Format: uri */
            readonly manageUrl?: string;
            readonly message?: string;
        };
        /** @enum {unknown} */
        readonly TourKind: "tour" | "coffee" | "trialDay" | "teamTrialDay";
        readonly TourType: {
            readonly id: components["schemas"]["Id"];
            readonly kind: components["schemas"]["TourKind"];
            readonly title: string;
            readonly description?: string;
            readonly durationMinutes: number;
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly location?: components["schemas"]["Address"];
            readonly hostIds?: readonly components["schemas"]["Id"][];
            readonly minNoticeMinutes?: number;
            readonly maxDaysAhead?: number;
            /** @default 1 */
            readonly minPartySize: number;
            readonly maxPartySize?: number;
            /**
             * @description until so long before the start a visit can be moved or cancelled
             * @default 0
             */
            readonly changeNoticeMinutes: number;
            /** @default false */
            readonly phoneRequired: boolean;
            /**
             * @description a host says yes first; until then the status is pendingApproval
             * @default false
             */
            readonly approval: boolean;
            /**
             * @description a link in a mail is opened first; until then the status is pendingConfirmation
             * @default false
             */
            readonly confirmByMail: boolean;
            /**
             * @description how long the place is held for that
             * @default 60
             */
            readonly confirmMinutes: number;
            /** @description how long a time is kept while the form is filled; left out, it cannot be kept */
            readonly holdMinutes?: number;
            readonly prices?: readonly components["schemas"]["Price"][];
            readonly fields?: readonly components["schemas"]["Field"][];
            readonly book: components["schemas"]["Action"];
        };
        readonly TourList: {
            readonly items: readonly components["schemas"]["TourType"][];
        };
        readonly Slot: {
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            readonly hostId?: components["schemas"]["Id"];
            /** @description visits that still fit */
            readonly remaining?: number;
            /** @description the whole visit can be made without a step */
            readonly stepFree?: boolean;
            /** @description at a quiet time and in a quiet part */
            readonly quiet?: boolean;
            /** @description can be held by video */
            readonly video?: boolean;
            /** @description a child can come along */
            readonly child?: boolean;
            /** @description a dog can come along */
            readonly dog?: boolean;
        };
        readonly SlotList: {
            readonly from: components["schemas"]["LocalDate"];
            readonly to: components["schemas"]["LocalDate"];
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly asOf?: components["schemas"]["Instant"];
            /** @description by start; several hosts may offer the same start */
            readonly items: readonly components["schemas"]["Slot"][];
            /**
             * Format: date-time
             * @description first slot from `to` on; null when none is known
             */
            readonly nextAvailable?: string | null;
        };
        /** @description What would make the visit good; health is never asked */
        readonly Needs: {
            readonly stepFree?: boolean;
            readonly quiet?: boolean;
            readonly language?: components["schemas"]["Language"];
            readonly video?: boolean;
            /** @description a child comes along */
            readonly child?: boolean;
            /** @description a dog comes along */
            readonly dog?: boolean;
            /** @description whoever else comes along, in own words: an assistant */
            readonly companion?: string;
            /** @description I would rather tell the host: please call or write */
            readonly tellHost?: boolean;
        };
        /** @description Somebody the visitor would like to meet; they say yes first */
        readonly MeetingWish: {
            readonly memberId?: components["schemas"]["Id"];
            readonly craft?: string;
            /** @description one sentence */
            readonly why?: string;
        };
        readonly TourBookingInput: {
            readonly start: components["schemas"]["Instant"];
            readonly hostId?: components["schemas"]["Id"];
            /** @description the hold that this uses; one that is over is no hindrance */
            readonly holdId?: components["schemas"]["Id"];
            readonly attendee: components["schemas"]["Attendee"];
            readonly timeZone?: components["schemas"]["TimeZone"];
            /** @default 1 */
            readonly partySize: number;
            /** @description names of the others, as far as they want to be named */
            readonly party?: readonly string[];
            /** @description how often a team would come */
            readonly daysPerWeek?: number;
            readonly notes?: string;
            readonly needs?: components["schemas"]["Needs"];
            readonly meet?: components["schemas"]["MeetingWish"];
            readonly answers?: components["schemas"]["Answers"];
            readonly locale?: components["schemas"]["Language"];
            readonly consent?: components["schemas"]["Consent"];
            readonly attribution?: components["schemas"]["Attribution"];
            readonly challengeToken?: string;
        };
        readonly TourMove: {
            readonly start: components["schemas"]["Instant"];
            readonly hostId?: components["schemas"]["Id"];
            readonly reason?: string;
        };
        readonly TourBooking: {
            readonly id: components["schemas"]["Id"];
            /** @description iCalendar UID (RFC 5545), the same for the life of the booking */
            readonly uid?: string;
            /** @description iCalendar SEQUENCE, raised by every change */
            readonly sequence?: number;
            readonly tourId: components["schemas"]["Id"];
            readonly title?: string;
            /** @enum {unknown} */
            readonly status: "confirmed" | "pendingConfirmation" | "pendingApproval" | "cancelled";
            /** @description with a pending status: when the place is lost unless somebody answers */
            readonly expiresAt?: components["schemas"]["Instant"];
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            readonly timeZone: components["schemas"]["TimeZone"];
            readonly partySize?: number;
            readonly host?: components["schemas"]["Host"];
            readonly location?: components["schemas"]["Address"];
            /** @description bell, way in, what to bring */
            readonly arrival?: string;
            readonly introduction?: components["schemas"]["Introduction"];
            readonly canReschedule?: boolean;
            readonly canCancel?: boolean;
            /** @description only in answers that make or replace it */
            readonly manageToken?: string;
            /** Format: uri */
            readonly manageUrl?: string;
            readonly message?: string;
        };
        readonly TourHoldInput: {
            readonly start: components["schemas"]["Instant"];
            readonly hostId?: components["schemas"]["Id"];
        };
        readonly ResourceHoldInput: {
            readonly start: components["schemas"]["Instant"];
            readonly end: components["schemas"]["Instant"];
            /** @default 1 */
            readonly units: number;
        };
        readonly Hold: {
            readonly id: components["schemas"]["Id"];
            /** @description when it ends by itself; not in the future once it was given back */
            readonly expiresAt: components["schemas"]["Instant"];
            readonly start?: components["schemas"]["Instant"];
            readonly end?: components["schemas"]["Instant"];
            readonly hostId?: components["schemas"]["Id"];
            readonly units?: number;
            /** @description only in the answer that created it */
            readonly manageToken?: string;
        };
        /** @description A member who chose to be met by visitors, as they want to be shown */
        readonly Member: {
            readonly id: components["schemas"]["Id"];
            readonly craft: string;
            readonly firstName?: string;
            readonly photo?: components["schemas"]["Image"];
            readonly askMeAbout?: string;
            readonly languages?: readonly components["schemas"]["Language"][];
            readonly usualDays?: readonly components["schemas"]["Weekday"][];
        };
        readonly CraftAround: {
            /** @description crafts with fewer people are merged under a wider word */
            readonly craft: string;
            readonly people: number;
            readonly usualDays?: readonly components["schemas"]["Weekday"][];
        };
        readonly People: {
            readonly minimumGroup: number;
            readonly updatedAt: components["schemas"]["Instant"];
            readonly members: readonly components["schemas"]["Member"][];
            readonly crafts: readonly components["schemas"]["CraftAround"][];
        };
        readonly IntroductionInput: {
            readonly memberId?: components["schemas"]["Id"];
            readonly craft?: string;
            readonly why: string;
            readonly attendee: components["schemas"]["Attendee"];
            readonly bookingId?: components["schemas"]["Id"];
            readonly locale?: components["schemas"]["Language"];
            readonly consent?: components["schemas"]["Consent"];
            readonly challengeToken?: string;
        };
        readonly Introduction: {
            readonly id: components["schemas"]["Id"];
            /** @enum {unknown} */
            readonly state: "asked" | "accepted" | "declined" | "withdrawn" | "expired";
            readonly memberId?: components["schemas"]["Id"];
            readonly craft?: string;
            readonly expiresAt: components["schemas"]["Instant"];
            /** @description what the member or the host wrote with the answer; absent where they wrote nothing */
            readonly word?: string;
            /** @description How to reach whoever said yes; never before that */
            readonly contact?: {
                readonly name?: string;
                /** Format: email */
                readonly email?: string;
            };
            /** @description only in the answer that created it */
            readonly manageToken?: string;
        };
        readonly Attendee: {
            /** @description in any script, as it was typed; one line */
            readonly name: string;
            /** Format: email */
            readonly email: string;
            /** @description E.164 */
            readonly phone?: string;
        };
        /** @description by name of the operator's field */
        readonly Answers: {
            readonly [key: string]: unknown;
        };
        readonly Consent: {
            readonly terms?: boolean;
            readonly newsletter?: boolean;
        };
        /** @description Where the visitor came from, as far as the page passes it on */
        readonly Attribution: {
            /** @description URL without query and fragment */
            readonly page?: string;
            readonly referrer?: string;
            readonly utm?: {
                readonly source?: string;
                readonly medium?: string;
                readonly campaign?: string;
                readonly term?: string;
                readonly content?: string;
            };
        };
        readonly Cancellation: {
            readonly reason?: string;
        };
        /** @description Data of a server-sent event */
        readonly Change: {
            readonly resourceIds?: readonly components["schemas"]["Id"][];
            readonly eventIds?: readonly components["schemas"]["Id"][];
            readonly tourIds?: readonly components["schemas"]["Id"][];
            readonly from?: components["schemas"]["LocalDate"];
            readonly to?: components["schemas"]["LocalDate"];
        };
        /**
         * @description 400 invalid_request · 401 unauthorized · 403 forbidden · 404 not_found ·
         *     409 slot_taken (with alternatives), event_full, already_registered, idempotency_in_progress ·
         *     410 closed · 413 payload_too_large · 422 validation_failed (with errors), outside_window, challenge_failed,
         *     idempotency_key_reused · 429 rate_limited (with retryAfterSeconds) · 500 server_error ·
         *     503 upstream_unavailable (with retryAfterSeconds)
         * @example slot_taken
         */
        readonly ProblemCode: string;
        readonly Problem: {
            /** Format: uri-reference */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description may be shown to the visitor */
            readonly detail?: string;
            readonly instance?: string;
            readonly code: components["schemas"]["ProblemCode"];
            readonly errors?: readonly {
                /** @description JSON Pointer (RFC 6901) into the body, or /query/name, /path/name, /header/name */
                readonly pointer: string;
                readonly code?: string;
                readonly message: string;
            }[];
            readonly retryAfterSeconds?: number;
            /** @description with slot_taken */
            readonly alternatives?: readonly components["schemas"]["Slot"][];
        };
    };
    responses: {
        /** @description RFC 9457 problem */
        readonly Problem: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description First local day, inclusive; left out: today in the space’s zone */
        readonly From: components["schemas"]["LocalDate"];
        /** @description Day after the last, exclusive; left out: the longest window the path allows */
        readonly To: components["schemas"]["LocalDate"];
        /** @description Only resources of these kinds */
        readonly Kind: readonly components["schemas"]["ResourceKind"][];
        /** @description `next` of the page before */
        readonly Cursor: string;
        /** @description Entries per page */
        readonly Limit: number;
        /** @description id of a resource */
        readonly ResourceId: components["schemas"]["Id"];
        /** @description id of a reservation */
        readonly ReservationId: components["schemas"]["Id"];
        /** @description id of an occurrence */
        readonly EventId: components["schemas"]["Id"];
        /** @description id of a registration */
        readonly RsvpId: components["schemas"]["Id"];
        /** @description id of a kind of visit */
        readonly TourId: components["schemas"]["Id"];
        /** @description id of a booked visit */
        readonly BookingId: components["schemas"]["Id"];
        /** @description id of a request for an introduction */
        readonly IntroductionId: components["schemas"]["Id"];
        /** @description A UUID in double quotes, one for each intent */
        readonly IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getSpace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The space */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Space"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getChallenge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A challenge for this reader */
            readonly 200: {
                headers: {
                    /** @description no-store */
                    readonly "Cache-Control"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Challenge"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listLocations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Locations, each with the base URL of its own backend */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LocationList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listHosts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Hosts */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HostList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getHouse: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The house */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["House"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listResources: {
        readonly parameters: {
            readonly query?: {
                /** @description Only resources of these kinds */
                readonly kind?: components["parameters"]["Kind"];
                /** @description `next` of the page before */
                readonly cursor?: components["parameters"]["Cursor"];
                /** @description Entries per page */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of resources */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResourcePage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getAvailability: {
        readonly parameters: {
            readonly query?: {
                /** @description First local day, inclusive; left out: today in the space’s zone */
                readonly from?: components["parameters"]["From"];
                /** @description Day after the last, exclusive; left out: the longest window the path allows */
                readonly to?: components["parameters"]["To"];
                /** @description Only resources of these kinds */
                readonly kind?: components["parameters"]["Kind"];
                /** @description Only these resources */
                readonly resourceId?: readonly components["schemas"]["Id"][];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Availability */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Availability"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of a resource */
                readonly resourceId: components["parameters"]["ResourceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReservationInput"];
            };
        };
        readonly responses: {
            /** @description Reserved */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly holdResource: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of a resource */
                readonly resourceId: components["parameters"]["ResourceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ResourceHoldInput"];
            };
        };
        readonly responses: {
            /** @description Held */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Hold"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a reservation */
                readonly reservationId: components["parameters"]["ReservationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The reservation */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly rescheduleReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of a reservation */
                readonly reservationId: components["parameters"]["ReservationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReservationMove"];
            };
        };
        readonly responses: {
            /** @description Moved */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly cancelReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a reservation */
                readonly reservationId: components["parameters"]["ReservationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Cancellation"];
            };
        };
        readonly responses: {
            /** @description Cancelled */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly confirmReservation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a reservation */
                readonly reservationId: components["parameters"]["ReservationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Confirmed, or now waiting for a host to say yes */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reservation"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description First local day, inclusive; left out: today in the space’s zone */
                readonly from?: components["parameters"]["From"];
                /** @description Day after the last, exclusive; left out: the longest window the path allows */
                readonly to?: components["parameters"]["To"];
                /** @description Events that carry any of these tags */
                readonly tag?: readonly string[];
                /** @description Words to look for in title, summary and description */
                readonly q?: string;
                /** @description Only events or only rituals */
                readonly kind?: components["schemas"]["EventKind"];
                /** @description Only the dates of one series, by its `seriesId` */
                readonly series?: components["schemas"]["Id"];
                /** @description Without it both are listed */
                readonly audience?: components["schemas"]["Audience"];
                /** @description Only what costs nothing */
                readonly free?: boolean;
                /** @description Only what is good for somebody who knows nobody yet */
                readonly forNewcomers?: boolean;
                /** @description `next` of the page before */
                readonly cursor?: components["parameters"]["Cursor"];
                /** @description Entries per page */
                readonly limit?: components["parameters"]["Limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of occurrences */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventPage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getEventsFeed: {
        readonly parameters: {
            readonly query?: {
                /** @description Events that carry any of these tags */
                readonly tag?: readonly string[];
                /** @description Only events or only rituals */
                readonly kind?: components["schemas"]["EventKind"];
                /** @description Only the dates of one series, by its `seriesId` */
                readonly series?: components["schemas"]["Id"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The calendar */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/calendar": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of an occurrence */
                readonly eventId: components["parameters"]["EventId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The occurrence */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Event"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly createRsvp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of an occurrence */
                readonly eventId: components["parameters"]["EventId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RsvpInput"];
            };
        };
        readonly responses: {
            /** @description Registered, on the waiting list, or waiting for a confirmation */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rsvp"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getRsvp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a registration */
                readonly rsvpId: components["parameters"]["RsvpId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The registration */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rsvp"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly changeRsvp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a registration */
                readonly rsvpId: components["parameters"]["RsvpId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RsvpChange"];
            };
        };
        readonly responses: {
            /** @description Changed */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rsvp"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly cancelRsvp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a registration */
                readonly rsvpId: components["parameters"]["RsvpId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Cancellation"];
            };
        };
        readonly responses: {
            /** @description Cancelled */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rsvp"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly confirmRsvp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a registration */
                readonly rsvpId: components["parameters"]["RsvpId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Confirmed, or now waiting for a host to say yes */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rsvp"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listTours: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Kinds of visit */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TourList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly listTourSlots: {
        readonly parameters: {
            readonly query?: {
                /** @description First local day, inclusive; left out: today in the space’s zone */
                readonly from?: components["parameters"]["From"];
                /** @description Day after the last, exclusive; left out: the longest window the path allows */
                readonly to?: components["parameters"]["To"];
                /** @description Only slots with this host */
                readonly hostId?: components["schemas"]["Id"];
            };
            readonly header?: never;
            readonly path: {
                /** @description id of a kind of visit */
                readonly tourId: components["parameters"]["TourId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Slots */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SlotList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly bookTour: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of a kind of visit */
                readonly tourId: components["parameters"]["TourId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TourBookingInput"];
            };
        };
        readonly responses: {
            /** @description Booked */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TourBooking"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly holdTour: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of a kind of visit */
                readonly tourId: components["parameters"]["TourId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TourHoldInput"];
            };
        };
        readonly responses: {
            /** @description Held */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Hold"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getTourBooking: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a booked visit */
                readonly bookingId: components["parameters"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The visit */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TourBooking"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly rescheduleTour: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path: {
                /** @description id of a booked visit */
                readonly bookingId: components["parameters"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TourMove"];
            };
        };
        readonly responses: {
            /** @description Moved */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TourBooking"];
                };
            };
            readonly 409: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly cancelTour: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a booked visit */
                readonly bookingId: components["parameters"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Cancellation"];
            };
        };
        readonly responses: {
            /** @description Cancelled */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TourBooking"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly confirmTour: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a booked visit */
                readonly bookingId: components["parameters"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Confirmed, or now waiting for a host to say yes */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TourBooking"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly releaseHold: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a hold */
                readonly holdId: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Given back */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Hold"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getPeople: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description People */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["People"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly askIntroduction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description A UUID in double quotes, one for each intent */
                readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["IntroductionInput"];
            };
        };
        readonly responses: {
            /** @description Asked */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Introduction"];
                };
            };
            readonly 422: components["responses"]["Problem"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly getIntroduction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a request for an introduction */
                readonly introductionId: components["parameters"]["IntroductionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Introduction"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly withdrawIntroduction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a request for an introduction */
                readonly introductionId: components["parameters"]["IntroductionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Withdrawn */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Introduction"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly addCheckIns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CheckInsInput"];
            };
        };
        readonly responses: {
            /** @description What was taken and what not */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CheckInsReport"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly streamChanges: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these topics */
                readonly topic?: readonly ("availability" | "events" | "tours")[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
}
