import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  // Print labels, look at formats, measure a printer.
  { permission: 'labels.print', roles: ['labels', 'lead', 'editor', 'buyer', 'admin'] },
  // Make and change formats.
  { permission: 'labels.formats', roles: ['labels', 'admin'] },
]
