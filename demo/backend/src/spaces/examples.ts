/** The folder of the example spaces, which come with the backend. */
export const exampleSpaces = new URL('../../../spaces', import.meta.url).pathname;
