// What is held of one person, to hand it over or to delete it. The address is sent in a form and never stands in a URL.
import { html } from 'hono/html';
import { exportPerson, kinds, knownOf } from '../privacy/person.ts';
import { linkTo, type Html, type View } from './view.ts';

export async function personPage(view: View, mail: string | undefined): Promise<Html> {
  const { words } = view;
  return html`<p>${words.personNote}</p>
<form class="panel" method="post" action="${linkTo(view, 'person')}"><p class="field"><label for="mail">${words.mail}</label><input type="email" id="mail" name="mail" value="${mail ?? ''}" autocomplete="off" required></p><button>${words.find}</button></form>
${mail === undefined ? '' : await heldSection(view, mail)}`;
}

async function heldSection(view: View, mail: string): Promise<Html> {
  const { db, space, words } = view;
  const data = await exportPerson(db, space, mail);
  if (!knownOf(data)) return html`<section aria-labelledby="held"><h2 id="held">${mail}</h2><p role="status">${words.nothingHeld}</p></section>`;
  const hidden = html`<input type="hidden" name="mail" value="${mail}">`;
  return html`<section aria-labelledby="held"><h2 id="held">${words.held}: ${mail}</h2>
<ul class="list">${kinds.filter((kind) => data[kind].length).map((kind) => html`<li>${words.heldKinds[kind](data[kind].length)}</li>`)}${data.inFile.map((place) => html`<li>${words.inFile(place)}</li>`)}</ul>
<div class="acts">
<form method="post" action="${linkTo(view, 'person/export')}">${hidden}<button class="quiet">${words.export}</button></form>
<details><summary>${words.forget}</summary>
<p>${words.forgetNote}</p>
<form method="post" action="${linkTo(view, 'person/delete')}">${hidden}<p class="field check"><input type="checkbox" id="sure" name="sure" value="yes" required><label for="sure">${words.forgetSure}</label></p><button class="grave">${words.forget}</button></form></details>
</div></section>`;
}
