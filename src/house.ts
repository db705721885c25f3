/** Finds the rooms of every module on the map and reads them: contracts, permissions, settings, jobs and the rest. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { modules } from './modules.ts'
import type { MigrationSource } from './platform/database/migrate.ts'
import type { ImportKind } from './platform/imports/kind.ts'
import type { MailRoom } from './platform/mail/mail-in.ts'
import type {
  Check,
  Job,
  NoticeDefinition,
  PermissionDefinition,
  Reaction,
  SearchSource,
  Seed,
  Served,
  SettingDefinitions,
} from './platform/module.ts'
import type { KnownSetting, SettingPlace } from './platform/settings/known.ts'

export const sourceFolder = dirname(fileURLToPath(import.meta.url))

/** Parts of the floor that bring routes, permissions or messages of their own, like a module. */
const floorParts = ['auth', 'i18n', 'settings', 'jobs', 'mail', 'push', 'audit', 'imports', 'lists', 'export']

export interface Rooms {
  readonly name: string
  readonly folder: string
  readonly api: readonly Served[]
  readonly permissions: readonly PermissionDefinition[]
  readonly settings: readonly KnownSetting[]
  readonly reactions: readonly Reaction[]
  readonly jobs: readonly Job[]
  readonly checks: readonly Check[]
  readonly notices: readonly NoticeDefinition[]
  readonly imports: readonly ImportKind[]
  readonly search: readonly SearchSource[]
  readonly mailIn: MailRoom | null
  readonly seed: Seed | null
}

/** Every place that may have rooms, the floor first, then the modules in the order of the map. */
export const roomFolders = (): { name: string; folder: string }[] => [
  ...floorParts.map((name) => ({ name: `platform/${name}`, folder: join(sourceFolder, 'platform', name) })),
  ...modules.map(({ half, name }) => ({ name, folder: join(sourceFolder, half, name) })),
]

/** The migration folders in the order they run: the floor before the modules. */
export const migrationSources = (): MigrationSource[] => [
  { module: 'platform', folder: join(sourceFolder, 'platform/database/migrations') },
  ...roomFolders().map(({ name, folder }) => ({ module: name, folder: join(folder, 'migrations') })),
]

/** Every folder that holds messages. */
export const messageFolders = (): string[] =>
  [
    join(sourceFolder, 'platform/messages'),
    join(sourceFolder, 'app/messages'),
    ...roomFolders().map(({ folder }) => join(folder, 'messages')),
  ].filter((folder) => existsSync(folder))

async function room(folder: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = join(folder, file)
  if (!existsSync(path)) return {}
  return (await import(pathToFileURL(path).href)) as Record<string, unknown>
}

async function roomsOf({ name, folder }: { name: string; folder: string }): Promise<Rooms> {
  const list = async <T>(file: string, exported: string): Promise<readonly T[]> =>
    ((await room(folder, file))[exported] ?? []) as readonly T[]
  return {
    name,
    folder,
    api: await list('api.ts', 'api'),
    permissions: await list('permissions.ts', 'permissions'),
    settings: (await list<SettingDefinitions[number]>('settings.ts', 'settings')).map((one) => ({
      ...one,
      place: settingPlaces[halfOf(name)],
    })),
    reactions: await list('reactions.ts', 'reactions'),
    jobs: await list('jobs.ts', 'jobs'),
    checks: await list('checks.ts', 'checks'),
    notices: (await list<NoticeDefinition>('notices.ts', 'notices')).map((one) => ({ ...one, ...goingTo(name) })),
    imports: await list('imports.ts', 'imports'),
    search: await list('search.ts', 'searchSources'),
    mailIn: ((await room(folder, 'mail-in.ts'))['mailIn'] ?? null) as MailRoom | null,
    seed: ((await room(folder, 'seed.ts'))['seed'] ?? null) as Seed | null,
  }
}

/** A shop tells its members, a community whoever acts in it. */
const peopleOf = { shop: 'member', hub: 'community' } as const

const halfOf = (module: string): keyof typeof peopleOf => modules.find((one) => one.name === module)?.half ?? 'shop'

/** Whoever acts in a community sees what it tuned; its core group, and who keeps it in order, tune it. */
const settingPlaces: Readonly<Record<keyof typeof peopleOf, SettingPlace>> = {
  shop: { see: 'settings.read', change: 'settings.change', page: '/staff/settings' },
  hub: { see: 'community.see_settings', change: 'community.change_settings', page: '/community/settings' },
}

function goingTo(module: string): Pick<NoticeDefinition, 'to'> {
  const half = modules.find((one) => one.name === module)?.half
  return half ? { to: peopleOf[half] } : {}
}

export async function readHouse(): Promise<readonly Rooms[]> {
  const all = await Promise.all(roomFolders().map(roomsOf))
  for (const rooms of all) for (const served of rooms.api) mustBeGuarded(rooms.name, served)
  return all
}

/** Closed unless opened: a route that says nothing about who may call it stops the start. */
function mustBeGuarded(name: string, { contract }: Served): void {
  const { may } = contract
  const open = typeof may === 'object' && (('anyone' in may && may.anyone) || ('signedIn' in may && may.signedIn))
  if (!open && (typeof may !== 'string' || may === ''))
    throw new Error(`${name}: ${contract.method} ${contract.path} names no permission and no reason to be open`)
}
