/** A link of a notice says of which organisation it speaks (`?in=`): whoever belongs to several lands in the right one. */
import type { OrganisationId } from '../../values/ids.ts'

/** Pages that name their organisation in their address: `/o/…`, and those for everybody (`/c/…`, `/n/…`). */
const namesItself = /^\/[a-z]\//

export function linkIn(path: string, organisation: OrganisationId): string {
  if (namesItself.test(path)) return path
  const [address = '', fragment] = path.split('#')
  const said = `${address}${address.includes('?') ? '&' : '?'}in=${organisation}`
  return fragment === undefined ? said : `${said}#${fragment}`
}
