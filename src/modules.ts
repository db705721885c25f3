/** The map of the product: every module, its half, and whom it may use. The server starts them in this order;
 *  the import checker and a test hold the code to it. */
export interface ModuleLine {
  readonly half: 'shop' | 'hub'
  readonly name: string
  readonly uses: readonly string[]
}

export const modules: readonly ModuleLine[] = [
  { half: 'hub', name: 'organisations', uses: [] },
  { half: 'shop', name: 'members', uses: ['organisations'] },
  { half: 'shop', name: 'shifts', uses: ['members', 'organisations'] },
  { half: 'shop', name: 'exchanges', uses: ['shifts', 'members', 'organisations'] },
  { half: 'shop', name: 'catalogue', uses: ['organisations'] },
  { half: 'shop', name: 'labels', uses: ['catalogue', 'members', 'organisations'] },
  { half: 'hub', name: 'translations', uses: ['organisations'] },
  { half: 'hub', name: 'needs', uses: ['organisations', 'translations'] },
  { half: 'hub', name: 'governance', uses: ['organisations', 'translations', 'needs'] },
  { half: 'hub', name: 'funding', uses: ['organisations', 'needs', 'governance'] },
  { half: 'hub', name: 'meetings', uses: ['organisations', 'needs', 'governance', 'funding'] },
  {
    half: 'hub',
    name: 'communication',
    uses: ['organisations', 'translations', 'needs', 'funding', 'governance', 'meetings'],
  },
]
