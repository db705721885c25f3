/** Every permission of the product, as the modules declare them; filled once at start. */
import type { PermissionDefinition } from './module.ts'

let known: readonly PermissionDefinition[] = []

/** Called by the composition root, before anything is served. */
export function declarePermissions(definitions: readonly PermissionDefinition[]): void {
  known = definitions
}

export const knownPermissions = (): readonly PermissionDefinition[] => known
