import type { PermissionDefinition } from '#platform/module.ts'

export const permissions: readonly PermissionDefinition[] = [
  { permission: 'shifts.book', roles: ['member', 'lead', 'office', 'planner'] },
  { permission: 'shifts.lead', roles: ['lead', 'office', 'planner'] },
  { permission: 'shifts.sheet', roles: ['lead', 'desk', 'office', 'planner'] },
  // Standing, reasons and the way back of everybody; the first extension of an alert.
  { permission: 'shifts.standing', roles: ['lead', 'desk', 'office', 'planner'] },
  { permission: 'shifts.see_week', roles: ['lead', 'desk', 'office', 'planner', 'board'] },
  { permission: 'shifts.office', roles: ['office', 'planner'] },
  { permission: 'shifts.plan', roles: ['planner'] },
  { permission: 'shifts.policy', roles: ['admin'] },
]
