/** What one may be allowed to do with products (domain-catalogue 1). */
import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  {
    permission: 'catalogue.read',
    roles: ['buyer', 'editor', 'labels', 'bookkeeper', 'stock', 'cashier', 'lead', 'office', 'admin'],
  },
  // The shop as its members see it.
  { permission: 'catalogue.shop', roles: ['member', 'lead', 'office', 'planner', 'admin'] },
  { permission: 'catalogue.edit', roles: ['editor', 'buyer', 'admin'] },
  { permission: 'catalogue.price', roles: ['buyer', 'admin'] },
  // Suppliers and how they sell.
  { permission: 'catalogue.buy', roles: ['buyer', 'admin'] },
  { permission: 'catalogue.vat', roles: ['bookkeeper', 'admin'] },
  { permission: 'catalogue.place', roles: ['labels', 'editor', 'admin'] },
  // Sending to scales.
  { permission: 'catalogue.scales', roles: ['editor', 'buyer', 'labels', 'admin'] },
  // Units, exemptions, scales, rules of barcodes.
  { permission: 'catalogue.settings', roles: ['admin'] },
  { permission: 'catalogue.export', roles: ['buyer', 'editor', 'bookkeeper', 'admin'] },
]
