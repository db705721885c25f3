/** Keys by which other programs act for an organisation. */
import { listKeysRead, makeKeyAction, revokeKeyAction } from '#platform/auth/actions/keys.ts'
import { knownPermissions } from '#platform/permissions.ts'
import { isId } from '#platform/values/ids.ts'
import { type Asked, AskedWrongly, asking, type Command, organisationOption, shopOf, tell, textOf } from './command.ts'

export const apiKeyCommands: readonly Command[] = [
  {
    words: 'api-key create',
    takes: 'NAME --organisation X --permissions a,b [--json]',
    says: 'Makes a key and shows it, this once. Without --permissions it lists them.',
    least: 1,
    options: { ...organisationOption, permissions: { type: 'string' } },
    run: create,
  },
  {
    words: 'api-key list',
    takes: '--organisation X [--json]',
    says: 'The keys in use, by their first characters.',
    least: 0,
    options: organisationOption,
    run: list,
  },
  {
    words: 'api-key revoke',
    takes: 'ID --organisation X [--json]',
    says: 'Stops a key from working, at once.',
    least: 1,
    options: organisationOption,
    run: revoke,
  },
]

async function create(asked: Asked): Promise<number> {
  const [name = ''] = asked.args
  const shop = await shopOf(asked)
  const known = knownPermissions().map((one) => one.permission)
  const wanted = textOf(asked, 'permissions', '').split(',').filter(Boolean)
  const unknown = wanted.filter((permission) => !known.includes(permission))
  if (wanted.length === 0 || unknown.length > 0)
    throw new AskedWrongly(
      `--permissions is a list of: ${known.toSorted().join(', ')}${unknown.length > 0 ? `; not ${unknown.join(', ')}` : ''}`,
    )
  const made = await asked.house.runner.act(makeKeyAction, { name, permissions: wanted }, asking(shop))
  tell(asked, made, [made.secret])
  return 0
}

async function list(asked: Asked): Promise<number> {
  const { keys } = await asked.house.runner.look(listKeysRead, {}, asking(await shopOf(asked)))
  tell(
    asked,
    keys,
    keys.map(({ key, name, start, permissions }) => `${key}  ${start}…  ${name}  ${permissions.join(',')}`),
  )
  return 0
}

async function revoke(asked: Asked): Promise<number> {
  const [key = ''] = asked.args
  if (!isId(key)) throw new AskedWrongly('say the id of the key, as api-key list shows it')
  await asked.house.runner.act(revokeKeyAction, { key }, asking(await shopOf(asked)))
  tell(asked, { key, revoked: true }, [`${key} no longer works`])
  return 0
}
