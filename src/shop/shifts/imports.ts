/** What this module brings in: kinds of shift, weeks, templates, dated shifts, statuses, leaves. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { kinds } from './imports/kinds.ts'
import { leaves } from './imports/leaves.ts'
import { plannings } from './imports/plannings.ts'
import { shifts } from './imports/shifts.ts'
import { statuses } from './imports/statuses.ts'
import { templates } from './imports/templates.ts'

export const imports = [kinds, plannings, templates, shifts, statuses, leaves] as readonly ImportKind[]
