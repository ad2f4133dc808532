export async function importCommand(_options: object): Promise<void> {}
