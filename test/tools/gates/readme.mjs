// Does the README's reference say what the elements' doc blocks say?
import { committedReadme, freshReadme } from '../readme.mjs';

if (committedReadme() !== (await freshReadme())) {
  console.log('The reference in README.md is not what the doc blocks say: npm run docs');
  process.exitCode = 1;
}
