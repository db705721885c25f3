/** Which permissions a person has: the union of the bundles of the roles held today. */
import type { PermissionDefinition } from '#platform/module.ts'

/** The roles a shop starts with; the order is that of the staff page. */
export const firstRoles = [
  'member',
  'lead',
  'desk',
  'office',
  'planner',
  'treasurer',
  'bookkeeper',
  'board',
  'buyer',
  'editor',
  'labels',
  'stock',
  'cashier',
  'admin',
] as const
export type Role = (typeof firstRoles)[number]

/** The roles of a community, which no shop gives: whoever acts for a participant, the core group, who looks after money
 *  in two pairs of hands, and who keeps the installation in order and decides nothing. */
/** Why whoever founds a community does the work of its core group, until one is named by decision. */
export const founding = 'founding'
export const insideRoles = ['representative', 'noyau', 'hub_treasurer', 'second_approver', 'hub_admin'] as const
/** And whoever helps with a task and belongs to no organisation: sees tasks, and nothing of the community besides. */
export const communityRoles = [...insideRoles, 'contributor'] as const

/** A role that brings another's bundle with it (domain-shifts 1: planner = office and more, admin = planner and more). */
const brings: Readonly<Partial<Record<Role, Role>>> = { planner: 'office', admin: 'planner' }

/** The role and every role it brings along. */
export function rolesWithin(role: string): string[] {
  const next = brings[role as Role]
  return next ? [role, ...rolesWithin(next)] : [role]
}

/** The bundle the software gives a role: every permission that names it or a role it brings. */
export function firstBundle(role: string, definitions: readonly PermissionDefinition[]): string[] {
  const within = new Set(rolesWithin(role))
  return definitions.filter((one) => one.roles.some((given) => within.has(given))).map((one) => one.permission)
}

/** Permissions of someone with these roles; `bundles` are the shop's own, where it changed one. */
export function permissionsOf(
  roles: readonly string[],
  definitions: readonly PermissionDefinition[],
  bundles: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  return new Set(roles.flatMap((role) => bundles.get(role) ?? firstBundle(role, definitions)))
}
