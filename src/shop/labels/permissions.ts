import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  // Print labels, look at formats, measure a printer.
  { permission: 'labels.print', roles: ['labels', 'lead', 'editor', 'buyer', 'admin'] },
  // Scan a product in the shop, and say that its label is wrong.
  {
    permission: 'labels.look',
    roles: ['member', 'labels', 'lead', 'editor', 'buyer', 'stock', 'cashier', 'office', 'admin'],
  },
  // Weigh goods and print their label: members, and the tablet at the scale.
  {
    permission: 'labels.weigh',
    roles: ['member', 'desk', 'labels', 'lead', 'editor', 'buyer', 'stock', 'cashier', 'office', 'admin'],
  },
  // Hang labels and take them off.
  {
    permission: 'labels.place',
    roles: ['labels', 'lead', 'editor', 'buyer', 'stock', 'cashier', 'office', 'admin'],
  },
  // Make and change formats.
  { permission: 'labels.formats', roles: ['labels', 'admin'] },
  // Enter gateways and tags of e-paper.
  { permission: 'labels.tags', roles: ['labels', 'admin'] },
  // What a gateway of e-paper does with its key.
  { permission: 'labels.gateway', roles: ['admin'] },
]
