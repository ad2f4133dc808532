// Are the sizes within their limits, and does the table tell them?
import { complaints, measure } from '../../bench/size.mjs';

const said = complaints(await measure());
for (const complaint of said) console.log(complaint);
process.exitCode = said.length > 0 ? 1 : 0;
