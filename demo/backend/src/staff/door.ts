// The way in and out: the form for the token, and what is said where nobody has set one.
import { html } from 'hono/html';
import { variableOf } from '../secrets.ts';
import { staffVariable } from './session.ts';
import { linkTo, type Html, type View } from './view.ts';

/** `next` is where the reader wanted to go. */
export const signInForm = (view: View, next: string): Html => html`<form class="panel" method="post" action="${linkTo(view, 'sign-in')}">
<input type="hidden" name="next" value="${next}">
<input class="unseen" type="text" name="username" value="${view.space.id}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
<p class="field"><label for="token">${view.words.token}</label><input type="password" id="token" name="token" autocomplete="current-password" required aria-describedby="token-note"><small id="token-note">${view.words.tokenNote}</small></p>
<button>${view.words.signIn}</button>
</form>`;

export const noTokenText = ({ words, space }: View): Html => html`<p>${words.howToSet(staffVariable, variableOf(staffVariable, space.id))}</p>`;
